/// Numbers of things, in words.
enum Count {
    /// `1 draft`, `2 drafts`.
    static func of(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}
