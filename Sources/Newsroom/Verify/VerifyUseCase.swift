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
        let place = verifiedPlace
        let (known, fresh, redactions) = try remembered(anew: anew)
        let redacted = Set(redactions.map(\.entry))
        var verifier = Verifier(
            blog, from: known, redacted: redacted,
            rewritten: try RedactionReview(blog, redactions).rewritten())
        for (index, id) in fresh.enumerated() {
            verifier.look(at: try blog.git.commit(id))
            if index % 500 == 499 { progress(index + 1, fresh.count) }
        }
        verifier.endImports()
        try await verifier.checkSignatures()
        if !fresh.isEmpty, verifier.isWhole {
            CacheFile.write(CheckSum.checkable(verifier.result.bytes), to: place)
        }
        try verifier.lookForTexts(at: blog.tip())
        try verifier.lookAtRedactions()
        return verifier.result
    }

    private var verifiedPlace: String { blog.privateFolder + "/cache/verified-4" }

    /// What is known, the commits of main that came since, oldest first, and all redactions, known and new.
    private func remembered(
        anew: Bool
    ) throws -> (known: Verification, fresh: [ObjectID], redactions: [RedactionReview.Act]) {
        let known =
            anew
            ? nil
            : ((try? DurableFile.read(verifiedPlace, limit: 1 << 28)) ?? nil)
                .flatMap(CheckSum.checked).flatMap { Verification($0) }
        var fresh: [ObjectID] = []
        var redactions: [RedactionReview.Act] = []
        var found = false
        try blog.git.eachFirstParent(from: blog.tip().commit) { commit in
            found = commit.id.hex == known?.tip
            guard !found else { return false }
            fresh.append(commit.id)
            if let redaction = RedactionReview.Act(commit) { redactions.append(redaction) }
            return true
        }
        let start = found ? known ?? Verification() : Verification()
        return (start, fresh.reversed(), start.redactions + redactions.reversed())
    }

    /// What is wrong with the lists of the redactions; everything else is not looked at.
    func redactionViolations() throws -> [Violation] {
        try RedactionReview(blog, remembered(anew: false).redactions).violations()
    }
}
