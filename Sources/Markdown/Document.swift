/// A parsed document that can be walked more than once, with the places of its text.
package struct Document: Sendable {
    package let source: [UInt8]
    /// All events in document order; see `parse(_:_:)`.
    package let events: [Event]
    package let map: SourceMap

    package init(_ source: [UInt8]) {
        self.source = source
        var events: [Event] = []
        parse(source) { events.append(copy $0) }
        self.events = events
        map = SourceMap(source)
    }

    /// A link or image with the place of its text.
    package struct Reference: Sendable, Equatable {
        /// Decoded; not checked against any policy.
        package var destination: String
        package var title: String
        /// What readers see, formatting removed; an image's description.
        package var text: String
        /// From the first to the last byte of the text; empty when there is none.
        package var range: Range<Int>
        package var isImage: Bool

        package init(
            destination: String, title: String, text: String, range: Range<Int>, isImage: Bool
        ) {
            self.destination = destination
            self.title = title
            self.text = text
            self.range = range
            self.isImage = isImage
        }
    }

    /// All links and images, in the order in which they begin.
    package var references: [Reference] {
        var references: [Reference] = []
        var open: [Int] = []
        for event in events {
            switch event {
            case .enterInline(.link(let link)), .enterInline(.image(let link)):
                open.append(references.count)
                var isImage = false
                if case .enterInline(.image) = event { isImage = true }
                references.append(
                    Reference(
                        destination: link.destination.string(in: source),
                        title: link.title.string(in: source), text: "",
                        range: link.destination.range
                            .lowerBound..<link.destination.range.lowerBound,
                        isImage: isImage))
            case .leaveInline(.link), .leaveInline(.image): _ = open.popLast()
            case .text(_, let text):
                // An image may stand in a link's text, but its description is not that text's place.
                guard let index = open.last else { continue }
                if references[index].text.isEmpty {
                    references[index].range = text.range
                } else {
                    let range = references[index].range
                    references[index].range =
                        min(
                            range.lowerBound, text.range.lowerBound)..<max(
                            range.upperBound, text.range.upperBound)
                }
                references[index].text += text.string(in: source)
            default: break
            }
        }
        return references
    }
}
