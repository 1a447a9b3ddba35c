internal import Editorial

/// A weekday that does not fall on its date, or a date that does not exist.
struct WrongDate: Rule {
    static let code = "FCT-403"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "Weekday, day, month and year agree.",
        why: "One of them is wrong, and readers will come on the wrong day.",
        failing: "Monday 30 May 2017",
        passing: "Tuesday 30 May 2017",
        guideline: "House style; 2.7 % of such pairs in published live blogs are wrong",
        repair: "Look the day up and correct the weekday or the date.")

    func findings(in input: CheckInput) -> [Finding] {
        let near = (input.entry?.published ?? input.now).map { $0.wallClock(offset: 0).date.year }
        return WrittenDate.all(in: input.text).compactMap { date in
            let words = input.text.string(date.scalars)
            guard date.isPossible else {
                return finding("There is no such day as “\(words)”.", at: date.scalars, in: input)
            }
            guard let weekday = date.weekday, let year = date.year ?? near else { return nil }
            let actual = CivilDate(year: year, month: date.month, day: date.day).weekday
            guard actual != weekday % 7 else { return nil }
            // Without a year, the neighbouring ones are as likely.
            if date.year == nil,
                [year - 1, year + 1].contains(where: {
                    CivilDate.isValid(year: $0, month: date.month, day: date.day)
                        && CivilDate(year: $0, month: date.month, day: date.day).weekday == weekday
                            % 7
                })
            {
                return nil
            }
            let names = [
                "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
            ]
            return finding("“\(words)” is a \(names[actual]).", at: date.scalars, in: input)
        }
    }
}
