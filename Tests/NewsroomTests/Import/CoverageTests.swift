import Editorial
import Newsroom
import Testing

/// Whether a new blog is live, by what is brought in.
@Suite struct CoverageTests {
    private static let last = Instant(seconds: 1_930_000_000)
    private static let day: Int64 = 86_400

    private func blog(updated: Instant? = nil) throws -> ImportedBlog {
        var blog = ImportedBlog(format: "test")
        for minutes in [Int64(-30), 0, -60] {
            var entry = Entry(id: try #require(EntryID("aaaaaaaaa1")))
            entry.updated = updated
            blog.versions.append(
                ImportedVersion(
                    key: "\(minutes)", id: entry.id,
                    at: Instant(seconds: Self.last.seconds + minutes * 60), author: nil,
                    content: .entry(entry), place: ""))
        }
        return blog
    }

    private func later(_ seconds: Int64) -> Instant {
        Instant(seconds: Self.last.seconds + seconds)
    }

    @Test("What nobody has changed for a day is over, as of its last change")
    func age() throws {
        #expect(
            try blog().coverage(asked: nil, at: later(Self.day + 1))
                == .init(.ended, end: Self.last))
        #expect(try blog().coverage(asked: nil, at: later(Self.day)) == .init(.live))
        // The clock of this machine may be behind.
        #expect(try blog().coverage(asked: nil, at: later(-Self.day)) == .init(.live))
        let updated = later(7200)
        #expect(
            try blog(updated: updated).coverage(asked: nil, at: later(Self.day + 7201))
                == .init(.ended, end: updated))
        #expect(ImportedBlog(format: "test").coverage(asked: nil, at: later(0)) == .init(.live))
    }

    @Test("What the source says counts more than its age, and what is asked for more than both")
    func said() throws {
        var blog = try blog()
        blog.coverage = .init(.live)
        #expect(blog.coverage(asked: nil, at: later(9 * Self.day)) == .init(.live))
        #expect(
            blog.coverage(asked: .ended, at: later(0)) == .init(.ended, end: Self.last))
        blog.coverage = .init(.ended, end: later(60))
        #expect(blog.coverage(asked: nil, at: later(90)) == .init(.ended, end: later(60)))
        #expect(blog.coverage(asked: .live, at: later(9 * Self.day)) == .init(.live))
        blog.coverage = .init(.ended)
        #expect(blog.coverage(asked: nil, at: later(90)) == .init(.ended, end: Self.last))
    }
}
