import Foundation

/// The part of JSON Schema (2020-12) that the schemas of `Hooks/` use; anything else is a problem, so
/// that no keyword is silently without effect.
struct Schema {
    private let root: Value

    init(_ data: Data) throws {
        root = try JSONDecoder().decode(Value.self, from: data)
    }

    /// What is wrong with a JSON text, each with its path; empty if it fits.
    func problems(_ data: Data) -> [String] {
        guard let value = try? JSONDecoder().decode(Value.self, from: data) else {
            return ["no JSON"]
        }
        return problems(value, root, "$")
    }

    private func problems(_ value: Value, _ schema: Value, _ path: String) -> [String] {
        schema.fields.sorted { $0.key < $1.key }.flatMap { keyword, argument -> [String] in
            switch keyword {
            case "properties":
                value.fields.flatMap { key, value in
                    argument[key].map { problems(value, $0, "\(path).\(key)") } ?? []
                }
            case "additionalProperties":
                value.fields.filter { schema["properties"]?[$0.key] == nil }.flatMap { key, value in
                    argument.type == "object"
                        ? problems(value, argument, "\(path).\(key)")
                        : ["\(path).\(key) is unknown"]
                }
            case "required":
                argument.texts.filter { value[$0] == nil }.map { "\(path).\($0) is missing" }
            case "items": value.items.flatMap { problems($0, argument, path + "[]") }
            case "$ref": problems(value, definition(argument), path)
            case "$schema", "$id", "$defs", "title", "description": []
            default: fits(value, keyword, argument) ? [] : ["\(path): \(keyword) \(argument)"]
            }
        }
    }

    private func definition(_ reference: Value) -> Value {
        let name = reference.text?.replacing("#/$defs/", with: "") ?? ""
        return root["$defs"]?[name] ?? .object(["undefined": .null])
    }

    private func fits(_ value: Value, _ keyword: String, _ argument: Value) -> Bool {
        let length = value.text?.unicodeScalars.count ?? 0
        return switch (keyword, argument) {
        case ("type", .string(let type)): value.type == type
        case ("const", _): value == argument
        case ("enum", .array(let allowed)): allowed.contains(value)
        case ("minimum", .integer(let least)): value.number ?? .min >= least
        case ("minLength", .integer(let least)): length >= least
        case ("maxLength", .integer(let most)): length <= most
        case ("pattern", .string(let pattern)):
            value.text?.range(of: pattern, options: .regularExpression) != nil
        default: false
        }
    }
}

/// Any JSON value.
private enum Value: Decodable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case array([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let fields = try? container.decode([String: Value].self) {
            self = .object(fields)
        } else if let items = try? container.decode([Value].self) {
            self = .array(items)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let boolean = try? container.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else {
            self = .null
        }
    }

    subscript(key: String) -> Value? { fields[key] }

    var fields: [String: Value] { if case .object(let fields) = self { fields } else { [:] } }
    var items: [Value] { if case .array(let items) = self { items } else { [] } }
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var texts: [String] { items.compactMap(\.text) }
    var number: Int? { if case .integer(let number) = self { number } else { nil } }

    var type: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .integer: "integer"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
