package import Editorial

/// Somebody of the desk, as far as hooks and rules are told.
package struct DeskPerson: Sendable, Codable, Hashable {
    /// The id in `desk.yml`.
    package var id: String
    package var name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    package init(_ person: Person) { self.init(id: person.id, name: person.name) }

    /// Whether a record means this person: by id or by name, in any case.
    func isMeant(by word: String) -> Bool {
        let word = SafeText.line(word.lowercased())
        return word == id.lowercased() || word == name.lowercased()
    }
}
