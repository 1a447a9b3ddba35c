/// Appends `source` as HTML to `output`: valid UTF-8, everything escaped, no markup of the author's.
///
/// Links follow `LinkTarget`; a link that is refused leaves its text. The result is a run of block
/// elements, each ended by a line feed.
///
/// - Returns: whether all of it was written, and nothing left out for the limit of the options.
@discardableResult
package func writeHTML(
    of source: [UInt8], options: HTMLOptions, into output: inout [UInt8]
) -> Bool {
    let source = repaired(source)
    var writer = HTMLWriter(source: source, options: options)
    swap(&writer.output, &output)
    parse(source) { writer.write($0) }
    swap(&writer.output, &output)
    return !writer.isCut
}

/// Appends `source` as HTML to `output`; see `writeHTML(of:options:into:)` for bytes.
@discardableResult
package func writeHTML(
    of source: some StringProtocol, options: HTMLOptions, into output: inout [UInt8]
) -> Bool {
    writeHTML(of: Array(source.utf8), options: options, into: &output)
}

/// The same bytes if they are valid UTF-8; otherwise each invalid sequence has become U+FFFD.
func repaired(_ source: [UInt8]) -> [UInt8] {
    let isValid = (try? UTF8Span(validating: source.span)) != nil
    return isValid ? source : Array(String(decoding: source, as: UTF8.self).utf8)
}
