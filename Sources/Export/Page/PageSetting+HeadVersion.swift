internal import Editorial

extension PageSetting {
    /// Changes when what stands above and beside the entries does, and with nothing else.
    var headVersion: String {
        var text = "\(edition.title)\n\(edition.state)\n\(edition.pinned?.id.description ?? "")"
        if let summary = edition.summary { text += "\n\(summary.changed)\n\(summary.body)" }
        for event in edition.keyEvents {
            text += "\n\(event.id) \(event.keyText ?? name(of: event))"
        }
        for entry in edition.noted where entry.isCorrected {
            text += "\n\(entry.id) \(entry.corrections.count) \(entry.changed)"
        }
        return Version.of(Array(text.utf8))
    }
}
