import Git

/// What the parts of one publish cost in a repository:
/// `git-cost REPOSITORY [ROUNDS [ENTRIES]]`; from so many entries on the index is split.
///
/// It publishes a new entry in each round, so use a copy. The first round, which may have to take over an
/// index that git wrote, is told apart.
@main struct GitCost {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        let rounds = numbers.first ?? 100
        let splitFrom = numbers.dropFirst().first ?? 4096
        var watch = Stopwatch()
        for round in 0..<rounds {
            let start = ContinuousClock.now
            try await publish(round, in: arguments.first ?? ".", splitFrom, &watch)
            watch.note(round == 0 ? "whole, first" : "whole", ContinuousClock.now - start)
        }
        print(watch.report)
    }

    private static func publish(
        _ round: Int, in path: String, _ splitFrom: Int, _ watch: inout Stopwatch
    )
        async throws
    {
        let repository = try watch.measure("open") { try Repository.open(at: path) }
        guard let checkout = Checkout(repository, splitFrom: splitFrom) else { return }
        let author = try Signature(
            name: "A", email: "a@example.org", seconds: 1_455_091_200, offsetMinutes: 0)
        try await repository.withLock {
            guard let tip = try repository.reference("refs/heads/main") else { return }
            let old = try watch.measure("read tip") { try repository.commit(tip).tree }
            let name = "entries/2016/02/10/09/0900-\(UInt64.random(in: 0...(.max))).md"
            let (blob, new) = try watch.measure("write blob and tree") {
                let blob = try repository.writeBlob(Array("round \(round) \(name)\n".utf8))
                let tree = try repository.writeTree(base: old, changes: [name: .file(blob)])
                return (blob, tree)
            }
            let commit = try watch.measure("write commit") {
                try repository.writeCommit(
                    tree: new, parents: [tip], author: author, committer: author,
                    message: "round \(round)")
            }
            try watch.measure("verify") { try repository.verifyWritten([blob, new, commit]) }
            _ = try watch.measure("move ref") {
                try repository.updateReference(
                    "refs/heads/main", to: commit, expecting: tip, message: "round \(round)")
            }
            _ = try watch.measure(round == 0 ? "checkout, first" : "checkout") {
                try checkout.update([name], from: old, to: new)
            }
        }
    }
}
