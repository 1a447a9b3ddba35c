import CLibgit2

/// The kinds of object that are read and written here.
enum ObjectKind: String, CustomStringConvertible {
    case blob, tree, commit

    // Said, since finding the name of a case at run time is slow, and every object that is read asks.
    var description: String { rawValue }

    var code: git_object_t {
        switch self {
        case .blob: GIT_OBJECT_BLOB
        case .tree: GIT_OBJECT_TREE
        case .commit: GIT_OBJECT_COMMIT
        }
    }
}
