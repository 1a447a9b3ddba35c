internal import Editorial

extension PageSetting {
    /// The moments whose times stand on the first page: those of its entries, and of what stands above them.
    var firstPageTimes: [Instant] {
        let outlines = edition.outlines
        var times: [Instant] = []
        times.reserveCapacity(2 * paging.indexRange.count + 4)
        for place in paging.indexRange {
            let outline = outlines[place]
            times += [outline.published, outline.changed]
        }
        let others = [
            edition.changed, edition.state == .ended ? edition.end : edition.start,
            edition.summary?.changed, edition.pinned?.published,
        ]
        return times + others.compactMap(\.self)
    }

    /// What a page says of the zone of its times, once and in full: beside each of them its short form is enough. A
    /// page with times of summer and of winter says that each has its own.
    func zoneText(_ zones: [String]) -> String? {
        guard let zone = zones.first else { return nil }
        guard zones.count > 1 else { return phrases("all-times", ["zone": zone]) }
        return phrases("times-differ", ["zone": zone, "other": zones[1]])
    }
}
