import Editorial
import Testing

/// What pictures and clips tell besides what they show, and the same files without it.
@Suite struct FileMetadataTests {
    private func holdsMark(_ bytes: [UInt8]) -> Bool {
        !bytes.ranges(of: Array("MARK".utf8)).isEmpty
    }

    @Test(
        "All of it is found and taken out, and then there is nothing more", arguments: Samples.all)
    func cleaned(_ name: String, _ bytes: [UInt8]) throws {
        #expect(holdsMark(bytes))
        let data = FileMetadata(of: bytes)
        let cleaned = try #require(data.cleaned)
        #expect(!holdsMark(cleaned))
        #expect(PixelSize(of: cleaned) == PixelSize(of: bytes))
        #expect(PictureKind(of: cleaned) == PictureKind(of: bytes))
        let again = FileMetadata(of: cleaned)
        #expect(again.kinds.isEmpty, "\(again.kinds)")
        #expect(again.cleaned == nil)
    }

    @Test func eachKindIsToldApart() {
        let all = Set(FileMetadata.Kind.allCases)
        for name in ["JPEG", "PNG"] {
            let sample = Samples.all.first { $0.0 == name }?.1 ?? []
            #expect(FileMetadata(of: sample).kinds == all)
        }
        #expect(FileMetadata(of: Samples.gif).kinds == [.comments])
        #expect(FileMetadata(of: Samples.movie).kinds == [.place, .other])
        let unplaced = Samples.jpeg(Samples.exif(hasPlace: false), hasMore: false)
        #expect(FileMetadata(of: unplaced).kinds == [.names, .comments, .other])
        let turned = Samples.png(Samples.chunk("tEXt", Array("Software\0x".utf8)))
        #expect(FileMetadata(of: turned).kinds == [.other])
        #expect(
            FileMetadata.words(all)
                == "where it was taken, names, comments, camera and program data")
    }

    @Test("How a picture is turned stays, by itself", arguments: [nil, 1, 3, 6, 8, 9])
    func orientation(_ orientation: Int?) throws {
        let isKept = orientation.map { (2...8).contains($0) } ?? false
        for isLittle in [true, false] {
            let exif = Samples.exif(orientation: orientation, isLittle: isLittle)
            let cleaned = try #require(FileMetadata(of: Samples.jpeg(exif)).cleaned)
            let kept = isKept ? Self.turned(orientation ?? 0) : nil
            #expect(cleaned == Samples.jpeg(kept, hasMore: false))
            let picture = try #require(
                FileMetadata(of: Samples.png(Samples.chunk("eXIf", exif))).cleaned)
            #expect(picture.ranges(of: Array("eXIf".utf8)).count == (isKept ? 1 : 0))
            // Browsers turn it as before, and so does the room that is kept for it.
            #expect(PixelSize(of: cleaned) == PixelSize(of: Samples.jpeg(exif)))
        }
    }

    /// TIFF, big-endian: one directory with the one field.
    private static func turned(_ orientation: Int) -> [UInt8] {
        Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0]
            + [UInt8(orientation), 0, 0, 0, 0, 0, 0]
    }

    @Test func aNewChunkOfAPictureHasItsCheckSum() throws {
        let picture = try #require(
            FileMetadata(of: Samples.png(Samples.chunk("eXIf", Samples.exif()))).cleaned)
        let place = try #require(picture.firstRange(of: Array("eXIf".utf8)))
        // CRC-32 of the name and the block, as zlib has it.
        #expect(Array(picture[(place.upperBound + 26)...].prefix(4)) == [0xD6, 0x67, 0x4B, 0x69])
    }

    @Test func aWebPPictureSaysWhatItStillHas() throws {
        let cleaned = try #require(FileMetadata(of: Samples.webPWithAll()).cleaned)
        // Alpha stays, XMP goes, and Exif has the turn alone.
        #expect(cleaned[20] == 0x18)
        #expect(Int(cleaned[4]) | Int(cleaned[5]) << 8 == cleaned.count - 8)
        let plain = Samples.webP([], flags: 0x10)
        #expect(FileMetadata(of: plain).cleaned == nil)
    }

    @Test func placesWithinAClipStay() throws {
        let cleaned = try #require(FileMetadata(of: Samples.movie).cleaned)
        #expect(cleaned.count == Samples.movie.count)
        let media = Array("mdat".utf8)
        #expect(cleaned.firstRange(of: media) == Samples.movie.firstRange(of: media))
    }

    @Test(
        "Files that break off or are damaged are no crash, and nothing is half cleaned",
        arguments: Samples.all)
    func damaged(_ name: String, _ bytes: [UInt8]) {
        for length in 0..<bytes.count {
            if let cleaned = FileMetadata(of: Array(bytes[..<length])).cleaned {
                #expect(!holdsMark(cleaned))
            }
        }
        for place in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFE, 0xFF] {
                var damaged = bytes
                damaged[place] = value
                let data = FileMetadata(of: damaged)
                if let cleaned = data.cleaned { #expect(cleaned.count <= damaged.count + 32) }
            }
        }
    }

    @Test(arguments: [[], [0xFF], Array("no picture".utf8), Array("<svg/>".utf8)])
    func whatIsNoPictureTellsNothing(_ bytes: [UInt8]) {
        #expect(FileMetadata(of: bytes).kinds.isEmpty)
        #expect(FileMetadata(of: bytes).cleaned == nil)
    }
}
