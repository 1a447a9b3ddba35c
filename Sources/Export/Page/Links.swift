internal import Editorial

/// Addresses of what an export holds: absolute where the blog says where it will be, else relative.
struct Links: Sendable {
    /// The blog's own address; empty if it is not known.
    let blog: String
    /// What the paths of files follow.
    private let folder: String

    init(_ address: WebAddress?) {
        blog = address?.text ?? ""
        guard !blog.isEmpty, !blog.hasSuffix("/") else {
            folder = blog
            return
        }
        // An address that ends in a file has its neighbours beside it, otherwise below it.
        let last = blog[(blog.lastIndex(of: "/") ?? blog.startIndex)...]
        folder =
            last.hasSuffix(".html") || last.hasSuffix(".htm")
            ? String(blog.dropLast(last.count - 1)) : blog + "/"
    }

    /// The address of `path`; a fragment alone belongs to the blog's own address.
    func to(_ path: String) -> String {
        path.isEmpty || path.utf8.first == UInt8(ascii: "#") ? blog + path : folder + path
    }
}
