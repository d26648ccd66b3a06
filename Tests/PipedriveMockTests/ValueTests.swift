import MockKit
import PipedriveMock
import Testing

@Suite("Values of Pipedrive's mock")
struct ValueTests {
    /// The code of the one custom field of a name.
    private func code(_ name: String, _ path: String, _ client: PipedriveClient) async throws -> String {
        let all = try await client.all(path)
        return all.first { $0["field_name"]?.string == name && $0["is_custom_field"] == true }?["field_code"]?.string
            ?? ""
    }

    /// Writes one custom value of a record and answers what came back.
    private func write(
        _ value: JSON, _ name: String, on record: String, fields: String, _ client: PipedriveClient
    ) async throws -> (answer: PipedriveClient.Answer, value: JSON?) {
        let code = try await code(name, fields, client)
        let answer = try await client.patch(record, ["custom_fields": [code: value]])
        return (answer, answer.content?["custom_fields"]?[code])
    }

    private let deal = "\(Path.deals)/501"

    @Test("Each type of custom field keeps its own shape")
    func shapes() async throws {
        // Members sorted by name, as a client reads them.
        let values: [(String, JSON)] = [
            ("Next step agreed", "Call on Monday"), ("Budget confirmed", 1), ("Decision date", "2026-12-01"),
            ("Trial period", ["until": "2026-12-31", "value": "2026-12-01"]), ("Fit score", 7.25),
            ("Competitors", [1, 3]), ("Setup fee", ["currency": "EUR", "value": 10.5]), ("Technical contact", 151),
            ("Contract number", "C-1"),
        ]
        try await withPipedrive { _, client in
            for (name, value) in values {
                let written = try await write(value, name, on: deal, fields: Path.dealFields, client)
                #expect(written.value == value, "\(name): \(written.answer.error)")
                let emptied = try await write(.null, name, on: deal, fields: Path.dealFields, client)
                #expect(emptied.value == .null, "\(name)")
            }
        }
    }

    @Test("Values of another type are refused, and the text names the code")
    func wrongShapes() async throws {
        let values: [(String, JSON, String)] = [
            ("Fit score", "7", "'number'"), ("Budget confirmed", "Yes", "'number'"),
            ("Budget confirmed", "1", "'number'"),
            ("Competitors", 1, "'array'"), ("Competitors", "1,2", "'array'"), ("Competitors", [], "at least 1 item"),
            ("Setup fee", 10.5, "'object'"), ("Setup fee", ["value": 10.5], "'object'"),
            ("Decision date", "1.12.2026", "'date'"), ("Next step agreed", 5, "'string'"),
            ("Technical contact", "151", "'number'"),
        ]
        try await withPipedrive { _, client in
            for (name, value, words) in values {
                let code = try await code(name, Path.dealFields, client)
                let answer = try await client.patch(deal, ["custom_fields": [code: value]])
                #expect(answer.status == 400 && answer.error.contains(words) && answer.error.contains(code), "\(name)")
                #expect(answer.code == "ERR_SCHEMA_VALIDATION_FAILED")
            }
            let option = try await write(9, "Budget confirmed", on: deal, fields: Path.dealFields, client)
            #expect(option.answer.status == 400)
            let user = try await client.patch(deal, ["custom_fields": "no"])
            #expect(user.status == 400)
        }
    }

    @Test("Unverified: refusals of custom values may carry no code", arguments: [false, true])
    func codeless(isOn: Bool) async throws {
        try await withPipedrive({ $0.valueErrorsWithoutCode = isOn }) { _, client in
            let written = try await write("7", "Fit score", on: deal, fields: Path.dealFields, client)
            #expect((written.answer.code == nil) == isOn && written.answer.status == 400)
        }
    }

    @Test("SYNC-5: a user field takes the id of an active user, and nothing else")
    func userField() async throws {
        try await withPipedrive { _, client in
            _ = try await client.post(Path.personFields, ["field_name": "Looked after by", "field_type": "user"])
            let person = "\(Path.persons)/101"
            for (value, isTaken): (JSON, Bool) in [(12_002, true), ("12002", false), (12_006, false), (7, false)] {
                let written = try await write(
                    value, "Looked after by", on: person, fields: Path.personFields, client)
                #expect((written.answer.status == 200) == isTaken, "\(value.text)")
                if isTaken { #expect(written.value == value) }
            }
        }
    }

    @Test("Times get seconds and a time zone, addresses their parts, that nobody sent")
    func addedParts() async throws {
        try await withPipedrive { _, client in
            let organization = "\(Path.organizations)/301"
            let time = try await write(
                ["value": "09:30", "timezone_name": "Europe/London"], "Daily call", on: organization,
                fields: Path.organizationFields, client)
            #expect(time.value?["value"] == "09:30:00" && time.value?["timezone_id"]?.integer != nil)
            let range = try await write(
                ["value": "09:00:00", "until": "11:00:00"], "Best time to call", on: "\(Path.persons)/101",
                fields: Path.personFields, client)
            #expect(range.value?["until"] == "11:00:00" && range.value?["timezone_name"] == "Europe/Tallinn")
            let address = try await write(
                ["value": "1 Quay Street"], "Visiting address", on: organization, fields: Path.organizationFields,
                client)
            #expect(address.value?["value"] == "1 Quay Street" && address.value?["locality"] == "")
            let other = try await client.patch(
                organization, ["address": ["value": "2 Quay Street", "country": "Malta"]])
            #expect(other.content?["address"]?["country"] == "Malta")
        }
    }

    @Test(
        "Amounts are rounded to the places of their currency, unless the switch says otherwise",
        arguments: [true, false])
    func money(isRounded: Bool) async throws {
        try await withPipedrive({ $0.roundMoney = isRounded }) { _, client in
            let fee = try await write(
                ["value": 10.567, "currency": "EUR"], "Setup fee", on: deal, fields: Path.dealFields, client)
            #expect(fee.value?["value"] == (isRounded ? 10.57 : 10.567))
            let yen = try await client.patch(deal, ["value": 99.6, "currency": "JPY"])
            #expect(yen.content?["value"] == (isRounded ? 100 : 99.6))
        }
    }

    @Test("Unverified: texts that are too long are refused, or cut", arguments: [false, true])
    func longTexts(isCut: Bool) async throws {
        let long = String(repeating: "x", count: 300)
        try await withPipedrive({ $0.cutLongTexts = isCut }) { _, client in
            let number = try await write(
                .string(long), "Contract number", on: deal, fields: Path.dealFields, client)
            #expect(number.answer.status == (isCut ? 200 : 400))
            if isCut { #expect(number.value?.string?.count == 255) }
            let text = try await write(.string(long), "Next step agreed", on: deal, fields: Path.dealFields, client)
            #expect(text.value?.string?.count == 300)
        }
    }

    @Test("E-mails are whole lists: the label is work, and the first is primary, where none is said")
    func emails() async throws {
        try await withPipedrive { _, client in
            let made = try await client.post(
                Path.persons,
                [
                    "name": "Ada King Lovelace", "emails": [["value": "Ada@Example.com"], ["value": "b@example.com"]],
                    "phones": [["value": "+49 30 1", "label": "mobile", "primary": true]],
                ])
            #expect(made.content?["emails"]?[0] == ["label": "work", "primary": true, "value": "Ada@Example.com"])
            #expect(made.content?["first_name"] == "Ada" && made.content?["last_name"] == "King Lovelace")
            let path = "\(Path.persons)/\(made.content?["id"]?.integer ?? 0)"
            let fewer = try await client.patch(path, ["emails": [["value": "c@example.com"]]])
            #expect(fewer.content?["emails"]?.array?.count == 1 && fewer.content?["phones"]?.array?.count == 1)
            for body: JSON in [
                ["emails": ["c@example.com"]], ["emails": [["mail": "x"]]], ["first_name": "Ada"], ["email": "x"],
            ] {
                let answer = try await client.patch(path, body)
                #expect(answer.status == 400, "\(body.text)")
            }
        }
    }

    @Test("Unverified: lists may be added to, and e-mails stored in lower case")
    func merging() async throws {
        let turn: (inout PipedriveSwitches) -> Void = {
            $0.mergeLists = true
            $0.lowerEmails = true
        }
        try await withPipedrive(turn) { _, client in
            let more = try await client.patch("\(Path.persons)/101", ["emails": [["value": "C@Example.com"]]])
            #expect(
                more.content?["emails"]?.array?.compactMap { $0["value"]?.string } == [
                    "maria@acme.example", "c@example.com",
                ])
            _ = try await client.patch(deal, ["label_ids": [31]])
            let labels = try await client.patch(deal, ["label_ids": [32]])
            #expect(labels.content?["label_ids"] == [31, 32])
        }
    }

    @Test("VER-5: Without Contact Sync a job title is a 403 that looks like a missing right")
    func contactSync() async throws {
        try await withPipedrive { server, client in
            let path = "\(Path.persons)/101"
            for body: JSON in [
                ["job_title": "CEO"], ["notes": "x"], ["birthday": "1990-01-01"], ["marketing_status": "subscribed"],
            ] {
                let answer = try await client.patch(path, body)
                #expect(answer.status == 403 && answer.error == "You do not have permissions to do this.")
            }
            for name in ["contact_sync", "campaigns"] {
                try server.turn(name)
            }
            let title = try await client.patch(path, ["job_title": "CEO", "marketing_status": "subscribed"])
            #expect(title.content?["job_title"] == "CEO")
        }
    }

    @Test("Labels of options come when they are asked for, in place of the bare numbers")
    func labels() async throws {
        try await withPipedrive { _, client in
            let code = try await code("Competitors", Path.dealFields, client)
            _ = try await client.patch(deal, ["custom_fields": [code: [1]], "label_ids": [31]])
            let read = try await client.get(
                deal + "?include_option_labels=true&include_labels=true&include_fields=notes_count")
            #expect(read.content?["custom_fields"]?[code] == [["id": 1, "label": "Globex"]])
            #expect(read.content?["labels"]?[0]?["label"] == "Hot" && read.content?["notes_count"] == 0)
            let plain = try await client.get(deal)
            #expect(plain.content?["notes_count"] == nil && plain.content?["label_ids"] == [31])
        }
    }
}
