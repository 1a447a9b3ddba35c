import CLibgit2

/// The kinds of object that are read and written here.
enum ObjectKind: String {
    case blob, tree, commit

    var code: git_object_t {
        switch self {
        case .blob: GIT_OBJECT_BLOB
        case .tree: GIT_OBJECT_TREE
        case .commit: GIT_OBJECT_COMMIT
        }
    }
}
