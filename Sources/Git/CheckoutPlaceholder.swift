package struct Checkout {
    package init?(_ repository: Repository) { nil }
    package func update(_ paths: [String], from old: ObjectID?, to new: ObjectID) throws -> [String] { [] }
    package func changedByHand(_ paths: [String], comparedWith tree: ObjectID?) throws -> [String] { [] }
}
