import Foundation
import Git
import Testing

@testable import Archive

@Suite("Handles on a blog that threads share")
struct BlogHandlesTests {
    private struct Failed: Error {}

    private static func withHandles(_ body: (BlogHandles) throws -> Void) throws {
        Library.ignoreUserConfiguration()
        let folder = NSTemporaryDirectory() + "lb-handles-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = try Repository.create(at: folder, bare: true)
        try body(BlogHandles(place: made.gitDirectory))
    }

    @Test("One after the other uses the same handle; two at once have one each")
    func loans() throws {
        try Self.withHandles { handles in
            // Kept, so that no other handle can get its address.
            var seen: [BlogRepository] = []
            try handles.use { seen.append($0) }
            try handles.use { first in
                #expect(first === seen[0])
                try handles.use { second in
                    #expect(second !== first)
                    seen.append(second)
                }
            }
            try handles.use { first in
                try handles.use { second in
                    #expect(first !== second)
                    #expect([first, second].allSatisfy { one in seen.contains { $0 === one } })
                }
            }
        }
    }

    @Test("A handle with which something failed is not used again")
    func failed() throws {
        try Self.withHandles { handles in
            var bad: BlogRepository?
            #expect(throws: Failed.self) {
                try handles.use { blog in
                    bad = blog
                    throw Failed()
                }
            }
            try handles.use { #expect($0 !== bad) }
        }
    }

    @Test("Where there is no repository, that is said each time")
    func missing() {
        let handles = BlogHandles(place: NSTemporaryDirectory() + "lb-no-blog-\(UUID())/.git")
        for _ in 0..<2 {
            #expect(throws: ArchiveError.self) { try handles.use { _ in } }
        }
    }
}
