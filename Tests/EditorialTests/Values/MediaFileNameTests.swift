import Editorial
import Testing

@Suite struct MediaFileNameTests {
    private static let digest = String(repeating: "ab", count: 32)

    @Test func aNarrowerPictureNamesTheWholeOne() throws {
        let found = try #require(MediaFileName.narrower("media/ab/\(Self.digest)-480w.jpg"))
        #expect(found.picture == "media/ab/\(Self.digest).jpg")
        #expect(found.width == 480)
    }

    @Test(arguments: [
        "media/ab/\(digest).jpg", "media/ab/\(digest)-0480w.jpg", "media/ab/\(digest)-w.jpg",
        "media/ab/\(digest)-100001w.jpg", "media/ab/\(digest)-480w.mp4",
        "media/cd/\(digest)-480w.jpg", "media/ab/short-480w.jpg", "desk-1w.yml",
    ])
    func whatIsNamedOtherwiseIsNone(_ path: String) {
        #expect(MediaFileName.narrower(path) == nil)
    }
}
