internal import Archive
internal import Editorial
internal import Git

/// Whether the last commit of an import covers exactly what stands before it.
struct ImportClosingReview {
    let act: ActUnderReview

    /// The commits that it covers, and what is wrong with it.
    func look() throws -> (covered: Set<String>, findings: [ActUnderReview.Finding]) {
        let findings = act.mayHave(.manage) + act.committer() + act.others(than: [])
        guard findings.isEmpty else { return ([], findings) }
        guard let said = ImportClosing(act.trailers) else {
            return ([], [.init(.unknownAct, "it does not say what import it ends")])
        }
        var covered: Set<String> = []
        var trailers: [Trailers] = []
        var isOfImport = true
        try act.blog.git.eachFirstParent(from: act.before.id) { commit in
            let there = Trailers(message: commit.message)
            isOfImport =
                ["import", "settings"].contains(there[.act]) && there[.by] == act.trailers[.by]
            guard isOfImport else { return false }
            covered.insert(commit.id.hex)
            trailers.append(there)
            return trailers.count < said.count
        }
        guard ImportClosing(over: trailers.reversed()) == said else {
            return ([], [.init(.otherText, "what stands before it is not the import that it ends")])
        }
        return (covered, [])
    }
}
