internal import Markdown

/// A template that was read: text, places to fill, and sections, with everything it includes.
///
/// The language is Mustache without lambdas, delimiters of one's own and inheritance: `{{name}}`,
/// `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{! comment }}`, `{{> template}}`; and `{{t.key}}`
/// for a phrase of the blog's language. Rendering cannot fail, recurse without end, or write
/// anything unescaped.
struct Template: Sendable {
    indirect enum Node: Sendable, Equatable {
        case literal([UInt8])
        case field(Field)
        /// A field between tags, whose words may be of another language than the page.
        case words(Field)
        /// A field where no element can stand, without what marks such words.
        case plain(Field)
        case section(Field, [Node])
        case inverted(Field, [Node])
    }

    let nodes: [Node]

    /// Appends the template, filled with `record`, to `output`.
    func render(_ record: Record, into output: inout [UInt8]) {
        var stack = [record]
        Self.render(nodes, &stack, &output)
    }

    func rendered(_ record: Record) -> [UInt8] {
        var output: [UInt8] = []
        render(record, into: &output)
        return output
    }

    /// What the section of that name holds, if it shows nothing but `fields`; nil if there is none, or
    /// several that are not alike.
    func section(_ field: Field, showing fields: Set<Field>) -> Template? {
        let found = Self.sections(field, nodes)
        guard let first = found.first, found.allSatisfy({ $0 == first }),
            Self.shows(first, only: fields)
        else { return nil }
        return Template(nodes: first)
    }

    private static func sections(_ wanted: Field, _ nodes: [Node]) -> [[Node]] {
        nodes.flatMap { node -> [[Node]] in
            switch node {
            case .section(let field, let inner):
                (field == wanted ? [inner] : []) + sections(wanted, inner)
            case .inverted(_, let inner): sections(wanted, inner)
            case .literal, .field, .words, .plain: []
            }
        }
    }

    private static func shows(_ nodes: [Node], only fields: Set<Field>) -> Bool {
        nodes.allSatisfy { node in
            switch node {
            case .literal: true
            case .field(let field), .words(let field), .plain(let field):
                fields.contains(field)
            case .section(let field, let inner), .inverted(let field, let inner):
                fields.contains(field) && shows(inner, only: fields)
            }
        }
    }

    private static func render(
        _ nodes: [Node], _ stack: inout [Record], _ output: inout [UInt8]
    ) {
        for node in nodes {
            switch node {
            case .literal(let bytes): output.append(contentsOf: bytes)
            case .field(let field):
                switch find(field, stack) {
                case .text(let text): HTMLEscape.attribute(text, into: &output)
                case .html(let bytes), .written(let bytes): output.append(contentsOf: bytes)
                case .flag, .record, .list, nil: break
                }
            case .words(let field):
                if case .text(let text) = find(field, stack) {
                    ForeignWords.write(text, into: &output)
                } else {
                    render([.field(field)], &stack, &output)
                }
            case .plain(let field):
                if case .text(let text) = find(field, stack) {
                    HTMLEscape.attribute(ForeignWords.plain(text), into: &output)
                } else {
                    render([.field(field)], &stack, &output)
                }
            case .section(let field, let nodes):
                guard let value = find(field, stack), value.isShown else { continue }
                switch value {
                case .list(let list):
                    for record in list { renderInner(nodes, record, &stack, &output) }
                case .record(let record): renderInner(nodes, record, &stack, &output)
                case .written(let bytes): output.append(contentsOf: bytes)
                case .text, .html, .flag: render(nodes, &stack, &output)
                }
            case .inverted(let field, let nodes):
                if find(field, stack)?.isShown != true { render(nodes, &stack, &output) }
            }
        }
    }

    private static func renderInner(
        _ nodes: [Node], _ record: Record, _ stack: inout [Record], _ output: inout [UInt8]
    ) {
        stack.append(record)
        render(nodes, &stack, &output)
        stack.removeLast()
    }

    /// The innermost record that has the field decides.
    private static func find(_ field: Field, _ stack: [Record]) -> Value? {
        for index in stack.indices.reversed() {
            if let value = stack[index][field] { return value }
        }
        return nil
    }
}
