import Archive
import Editorial
import Git
import Newsroom
import Testing

@Suite struct FactProgressTests {
    @Test func whoeverWaitsForTheFirstReadingHearsHowFarItIs() async throws {
        let desk = try await Newsroom()
        let blog = desk.shift.blog
        let count = 1500
        let who = try Signature(
            name: "Sam", email: "s@l.example", seconds: 1_930_000_100, offsetMinutes: 0)
        let ids = try (0..<count).map { number in
            try #require(
                EntryID(String(repeating: "0", count: 10 - "\(number)".count) + "\(number)"))
        }
        _ = try await blog.publishInBulk(
            { _ in
                var run = BulkRun()
                run.commits = [
                    BulkCommit(
                        who: Committer(author: who, committer: who), message: "many\n",
                        files: ids.map { id in
                            let file = "---\nid: \"\(id)\"\nkind: update\n---\nWords.\n"
                            return ("entries/2031/02/27/09/0900-x-\(id).md", Array(file.utf8))
                        })
                ]
                return run
            }, progress: { _, _ in })
        let index = FactIndex(blog, format: 1)
        var heard: [[Int]] = []
        try index.update(to: blog.tip(), { _, _ in [] }, progress: { heard.append([$0, $1]) })
        #expect(heard == [[1024, count], [count, count]])
        heard = []
        try index.update(to: blog.tip(), { _, _ in [] }, progress: { heard.append([$0, $1]) })
        #expect(heard.isEmpty)
        withExtendedLifetime(desk) {}
    }
}
