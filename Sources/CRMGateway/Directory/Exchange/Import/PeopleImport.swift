import SQLStore
import Workspace

/// People, line by line.
struct PeopleImport: ImportKind {
    /// What has to be written for a person.
    enum Act: Sendable {
        /// A new account on these teams.
        case create(PersonLine, [TeamID])
        /// Somebody who is there gets on these teams.
        case join(UserID, [TeamID])
    }

    static let columns = ExchangeColumn.people
    static let operation = AuditOperation.peopleImport

    let options: ImportOptions

    static func refusal(of authority: Authority) -> Refusal? {
        AccessRules.mayManagePeople(authority)
    }

    static func keys(of line: PersonLine) -> [(text: String, fault: InvalidValue)] {
        let email = ("email:" + line.email.key, InvalidValue.emailGivenTwice)
        return [email] + (line.externalID.map { [("id:" + $0.text, .externalIDTwice.at("external_id"))] } ?? [])
    }

    func check(_ cells: [String?]) -> Result<PersonLine, LineFaults> {
        var faults = LineFaults()
        let externalID = cells[0].flatMap { text in
            faults.take("external_id") { () throws(InvalidValue) in try ExternalID(text) }
        }
        let email = faults.take("email") { () throws(InvalidValue) in try EmailAddress(cells[1] ?? "") }
        let name = self.name(cells[2] ?? "", cells[3] ?? "", &faults)
        let role = word(cells[4], or: options.role, "role", &faults)
        let seat = word(cells[5], or: options.seat, "seat", &faults)
        let teams = options.leavesTeamsOut ? [] : self.teams(cells[6], &faults)
        guard faults.isEmpty, let email, let name, let role, let seat else { return .failure(faults) }
        return .success(
            PersonLine(externalID: externalID, email: email, name: name, role: role, seat: seat, teams: teams))
    }

    private func name(_ first: String, _ last: String, _ faults: inout LineFaults) -> PersonName? {
        do throws(InvalidValue) {
            return try PersonName(first: first, last: last)
        } catch {
            faults.add(error.at(error.field == "lastName" ? "last_name" : "first_name"))
            return nil
        }
    }

    private func word<Word: RawRepresentable & CaseIterable>(
        _ text: String?, or standard: Word?, _ field: String, _ faults: inout LineFaults
    ) -> Word? where Word.RawValue == String {
        guard let text else {
            if standard == nil { faults.add(.wordMissing(field, Word.allCases.map(\.rawValue))) }
            return standard
        }
        let word = Word(rawValue: text.trimmed.lowercased())
        if word == nil { faults.add(.wordUnknown(field, Word.allCases.map(\.rawValue))) }
        return word
    }

    private func teams(_ cell: String?, _ faults: inout LineFaults) -> [TeamName] {
        let texts = cell.map(ListCell.split) ?? []
        guard texts.count <= Imports.teamsPerPersonMax else {
            faults.add(.tooManyTeams)
            return []
        }
        return texts.compactMap { text in
            faults.take("teams") { () throws(InvalidValue) in try TeamName(text) }
        }
    }
}

extension InvalidValue {
    static func wordMissing(_ field: String, _ words: [String]) -> InvalidValue {
        InvalidValue(
            code: "cell_missing", rule: "PROV-1", message: "The \(field) is empty.",
            nextStep: "Give one of \(words.joined(separator: ", ")), or say what all such lines get.", field: field)
    }

    static func wordUnknown(_ field: String, _ words: [String]) -> InvalidValue {
        InvalidValue(
            code: "cell_unknown", rule: "PROV-1", message: "The \(field) is none of \(words.joined(separator: ", ")).",
            nextStep: "Give one of them.", field: field)
    }
}
