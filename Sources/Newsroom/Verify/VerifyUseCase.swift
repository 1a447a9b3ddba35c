internal import Archive
internal import Editorial
internal import Git

extension Shift {
    /// Looks at every commit of `main` and says what cannot be accounted for.
    ///
    /// What was looked at before is remembered in the blog's private folder, up to the last commit; what
    /// is remembered counts only if that commit is still on `main`. That the texts which readers have are still
    /// there is looked at each time, what they say only the first time.
    ///
    /// - Parameters:
    ///   - anew: whether to look at everything again.
    ///   - progress: is told now and then how many commits of how many are done.
    package func verify(
        anew: Bool = false, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws -> Verification {
        let place = blog.privateFolder + "/cache/verified-2"
        let known =
            anew
            ? nil
            : ((try? DurableFile.read(place, limit: 1 << 28)) ?? nil).flatMap(CheckSum.checked)
                .flatMap { Verification($0) }
        var fresh: [ObjectID] = []
        var redacted: Set<String> = []
        var found = false
        try blog.git.eachFirstParent(from: blog.tip().commit) { commit in
            found = commit.id.hex == known?.tip
            if !found { fresh.append(commit.id) }
            let trailers = Trailers(message: commit.message)
            if trailers[.act] == "redact" { redacted.formUnion(trailers.values(.entry)) }
            return !found
        }
        let start = found ? known ?? Verification() : Verification()
        var verifier = Verifier(
            blog, from: start, redacted: redacted,
            rewritten: redacted.isEmpty ? [] : try blog.rewrittenCommits())
        for (index, id) in fresh.reversed().enumerated() {
            verifier.look(at: try blog.git.commit(id))
            if index % 500 == 499 { progress(index + 1, fresh.count) }
        }
        try await verifier.checkSignatures()
        if !fresh.isEmpty, verifier.isWhole {
            CacheFile.write(CheckSum.checkable(verifier.result.bytes), to: place)
        }
        try verifier.lookForTexts(at: blog.tip())
        return verifier.result
    }
}
