internal import CLibgit2

extension Repository {
    /// The newest commit that two commits have in common; nil if they share no history.
    package func mergeBase(of one: ObjectID, and other: ObjectID) throws -> ObjectID? {
        var (first, second, base) = (one.oid, other.oid, git_oid())
        let code = unsafe git_merge_base(&base, handle, &first, &second)
        if code == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return nil
        }
        try check(code, "compare the histories of \(one) and \(other)")
        return ObjectID(base)
    }

    /// Two changes of one text brought together line by line; nil where both changed the same lines.
    package static func merged(
        base: [UInt8], ours: [UInt8], theirs: [UInt8]
    ) throws -> [UInt8]? {
        _ = Library.start
        func input(_ bytes: UnsafeBufferPointer<UInt8>) -> git_merge_file_input {
            var input = unsafe git_merge_file_input()
            unsafe input.version = UInt32(GIT_MERGE_FILE_INPUT_VERSION)
            unsafe input.ptr = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(
                to: CChar.self)
            unsafe input.size = bytes.count
            return unsafe input
        }
        var result = unsafe git_merge_file_result()
        defer { unsafe git_merge_file_result_free(&result) }
        let code = unsafe base.withUnsafeBufferPointer { base in
            unsafe ours.withUnsafeBufferPointer { ours in
                unsafe theirs.withUnsafeBufferPointer { theirs in
                    var (base, ours, theirs) = unsafe (input(base), input(ours), input(theirs))
                    return unsafe git_merge_file(&result, &base, &ours, &theirs, nil)
                }
            }
        }
        try check(code, "bring two changes of a text together")
        guard unsafe result.automergeable == 1 else { return nil }
        return unsafe Array(UnsafeRawBufferPointer(start: result.ptr, count: result.len))
    }
}
