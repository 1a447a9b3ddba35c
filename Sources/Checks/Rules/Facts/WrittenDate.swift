internal import Editorial

/// A date as people write it: "Tuesday 30 May 2017", "Monday, May 30", "30 May".
struct WrittenDate {
    /// 1 for Monday to 7 for Sunday, where a weekday stands before it.
    var weekday: Int?
    var day: Int
    /// 1 to 12.
    var month: Int
    var year: Int?
    /// Unicode scalars of the analysed text.
    var scalars: Range<Int>

    /// Whether the calendar has such a day; 29 February without a year may be one.
    var isPossible: Bool { CivilDate.isValid(year: year ?? 2000, month: month, day: day) }

    static func all(in text: AnalysedText) -> [WrittenDate] {
        var result: [WrittenDate] = []
        for index in text.tokens.indices where text.tokens[index].has(.month) {
            if let date = read(index, in: text) { result.append(date) }
        }
        return result
    }

    private static func read(_ index: Int, in text: AnalysedText) -> WrittenDate? {
        let tokens = text.tokens
        let word = text.lexicon.words[tokens[index].hash]
        guard let month = word?.value,
            !tokens[index].has(.ambiguousMonth) || tokens[index].isCapitalised
        else { return nil }
        var first = index
        var last = index
        let day: Int
        if let (value, start) = dayBefore(index, in: text) {
            (day, first) = (value, start)
        } else if let (value, end) = dayAfter(index, in: text) {
            (day, last) = (value, end)
        } else {
            return nil
        }
        var date = WrittenDate(day: day, month: Int(month), scalars: 0..<0)
        var next = last + 1
        if next < tokens.count, tokens[next].isMark(",") { next += 1 }
        if next < tokens.count, tokens[next].kind == .number {
            let number = DigitNumber(text.scalars, tokens[next], text.lexicon)
            if number.isYear, let year = number.value {
                date.year = Int(year)
                last = next
            }
        }
        var before = first - 1
        if before >= 0, tokens[before].isMark(",") { before -= 1 }
        if before >= 0, tokens[before].isAbbreviationStop { before -= 1 }
        if before >= 0, tokens[before].has(.weekday) {
            date.weekday = text.lexicon.words[tokens[before].hash]?.value.map { Int($0) }
            first = before
        }
        date.scalars = text.scalarRange(first..<last + 1)
        return date
    }

    /// "30 May", "30th May", "the 30th of May".
    private static func dayBefore(_ month: Int, in text: AnalysedText) -> (Int, Int)? {
        var index = month - 1
        if index >= 0, text.tokens[index].hash == WordHash("of").value { index -= 1 }
        if index > 0, text.tokens[index].has(.ordinalSuffix) { index -= 1 }
        if index > 0, text.tokens[index].isAbbreviationStop { index -= 1 }
        guard index >= 0, text.tokens[index].kind == .number,
            let value = DigitNumber(text.scalars, text.tokens[index], text.lexicon).value,
            value <= 99,
            value == value.rounded()
        else { return nil }
        // "£30 May": money is no day.
        if index > 0, text.tokens[index - 1].isCurrencySign || text.tokens[index - 1].has(.month) {
            return nil
        }
        return (Int(value), index)
    }

    /// "May 30", "May 30th".
    private static func dayAfter(_ month: Int, in text: AnalysedText) -> (Int, Int)? {
        var index = month + 1
        if index < text.tokens.count, text.tokens[index].isAbbreviationStop { index += 1 }
        guard index < text.tokens.count, text.tokens[index].kind == .number,
            let value = DigitNumber(text.scalars, text.tokens[index], text.lexicon).value,
            value <= 99,
            value >= 1, value == value.rounded()
        else { return nil }
        let next = index + 1
        if next < text.tokens.count, text.tokens[next].isGlued,
            text.tokens[next].isMark("%") || text.tokens[next].isDash
                || text.tokens[next].isMark("/")
        {
            return nil
        }
        return (
            Int(value),
            next < text.tokens.count && text.tokens[next].has(.ordinalSuffix) ? next : index
        )
    }
}
