/// One name in a folder of a tree, or one file on the way through a whole tree.
package struct TreeEntry: Hashable, Sendable {
    /// What a name stands for.
    package enum Kind: Hashable, Sendable {
        case file, executable, folder, symlink, submodule
    }

    /// The last part of the path.
    package let name: String
    package let id: ObjectID
    package let kind: Kind

    package init(name: String, id: ObjectID, kind: Kind) {
        self.name = name
        self.id = id
        self.kind = kind
    }
}

/// What a new tree shall have at a path.
package enum TreeChange: Hashable, Sendable {
    /// An ordinary file of this blob.
    case file(ObjectID)
    /// An executable file of this blob.
    case executable(ObjectID)
    /// Nothing; no error when there is nothing already.
    case remove
}

/// A path that differs between two trees. Folders do not appear, only what is in them.
package struct TreeDifference: Hashable, Sendable {
    /// The whole path, parts separated by slashes.
    package let path: String
    /// What the earlier tree has; nil: nothing.
    package let old: TreeEntry?
    /// What the later tree has; nil: nothing.
    package let new: TreeEntry?
}
