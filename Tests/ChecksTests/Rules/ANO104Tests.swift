import Editorial
import Testing

@testable import Checks

@Suite struct ANO104Tests {
    @Test("An unnamed source gives no opinions")
    func example() throws {
        let failing = input("“He is a disgrace,” said an insider.")
        let found = findings("ANO-104", in: failing)
        #expect(found.count == 1)
        let passing = input("“The vote is on Friday,” said an official not authorised to brief.")
        #expect(findings("ANO-104", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "A judgement is about somebody",
        arguments: [
            ("“She was quite useless,” said an aide.", true),
            ("“They're hopeless,” said an aide.", true),
            ("“The minister is unfit for this,” said an aide.", true),
            ("“There is a feeling that the worst is over,” said an aide.", false),
            ("“It would be a great day for the town,” said an aide.", false),
            ("“The best boats went out first,” said an aide.", false),
        ])
    func aimed(text: String, isFound: Bool) {
        #expect(findings("ANO-104", in: input(text)).contains { $0.severity == .error } == isFound)
    }

    @Test("An attack that is aimed at nobody by name is a warning")
    func unaimed() {
        let found = findings("ANO-104", in: input("“It is a disgrace,” said an aide."))
        #expect(found.map(\.severity) == [.warning])
    }

    @Test(
        "An attack by somebody who stands behind a word is a warning",
        arguments: [
            "“He is a liar,” one minister said.",
            "“She is a coward and always was,” said a woman who asked not to be named.",
        ])
    func attacks(source: String) {
        let found = findings("ANO-104", in: input(source))
        #expect(found.map(\.severity) == [.warning])
    }

    @Test(
        "Names, and words that attack nobody, are left alone",
        arguments: [
            "“He is a liar,” the minister, Ana Lee, said.",
            "“He is a liar,” said Ana Lee, a minister.",
            "“The road is open again,” one minister said.",
        ])
    func fair(source: String) {
        #expect(findings("ANO-104", in: input(source)).isEmpty)
    }
}
