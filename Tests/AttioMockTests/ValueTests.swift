import AttioMock
import MockKit
import Testing

@Suite("Attio's mock: how values of each type are written and read")
struct ValueTests {
    /// A value as it is written to an attribute, and a member of what is read.
    struct RoundTrip: Sendable, CustomTestStringConvertible {
        let object: String
        let slug: String
        let written: JSON
        let member: String
        let read: JSON

        init(_ slug: String, _ written: JSON, _ member: String, _ read: JSON, of object: String = "deals") {
            self.object = object
            self.slug = slug
            self.written = written
            self.member = member
            self.read = read
        }

        var number: Int { ["deals": 501, "people": 101, "companies": 301][object] ?? 0 }
        var testDescription: String { "\(slug) \(written.text)" }
    }

    static let roundTrips = [
        RoundTrip("next_step_agreed", " two  blanks ", "value", " two  blanks "),
        RoundTrip("next_step_agreed", ["value": "x"], "value", "x"), RoundTrip("next_step_agreed", "", "value", ""),
        RoundTrip("fit_score", 3.14159, "value", 3.1416), RoundTrip("fit_score", ["value": 7], "value", 7),
        RoundTrip("budget_confirmed", "true", "value", true), RoundTrip("budget_confirmed", false, "value", false),
        RoundTrip("value", "4.99", "currency_value", 4.99), RoundTrip("value", 10, "currency_code", "USD"),
        RoundTrip("value", ["currency_value": 1500.5], "currency_value", 1500.5),
        RoundTrip("decision_date", "2023", "value", "2023-01-01"),
        RoundTrip("decision_date", "2023-01-02T14:00:00", "value", "2023-01-02"),
        RoundTrip("decision_date", "2023-01-02T23:00:00-10:00", "value", "2023-01-03"),
        RoundTrip("last_meeting", "2023-01-01T15:00:00.5+02:00", "value", "2023-01-01T13:00:00.500000000Z"),
        RoundTrip("last_meeting", "2023-01-01", "value", "2023-01-01T00:00:00.000000000Z"),
        RoundTrip("confidence", 5, "value", 5),
        RoundTrip(
            "owner", ["workspace_member_email_address": "GRACE@example.com"], "referenced_actor_id",
            .string(Path.member(7))),
        RoundTrip("stage", ["status": .string(Path.stage(2))], "attribute_type", "status"),
        RoundTrip("name", "Lovelace, Ada", "full_name", "Ada Lovelace", of: "people"),
        RoundTrip("name", "Ada", "first_name", "Ada", of: "people"),
        RoundTrip("phone_numbers", "+44 7777 777777", "phone_number", "+447777777777", of: "people"),
        RoundTrip(
            "phone_numbers", ["original_phone_number": "07777777777", "country_code": "GB"], "phone_number",
            "+447777777777", of: "people"),
        RoundTrip("primary_location", "Berlin", "locality", "Berlin", of: "people"),
        RoundTrip("domains", "https://App.Attio.com/x?y=1", "domain", "app.attio.com", of: "companies"),
        RoundTrip("domains", "www.shop.co.uk", "root_domain", "shop.co.uk", of: "companies"),
        RoundTrip(
            "company", ["target_object": "companies", "domains": [["domain": "globex.example.com"]]],
            "target_record_id", .string(Path.record(302)), of: "people"),
        RoundTrip("company", .string(Path.record(303)), "target_object", "companies", of: "people"),
    ]

    @Test("Sheet §10: what is written reads back in the form that Attio keeps", arguments: roundTrips)
    func read(_ trip: RoundTrip) async throws {
        try await withAttio { _, client in
            let path = Path.record(trip.number, of: trip.object)
            let written = try await client.patch(path, values([trip.slug: [trip.written]]))
            #expect(written.status == 200)
            let read = try await client.get(path)
            #expect(read.values(trip.slug).first?[trip.member] == trip.read)
        }
    }

    static let refusals = [
        RoundTrip("next_step_agreed", 5, "", .null), RoundTrip("fit_score", "5", "", .null),
        RoundTrip("budget_confirmed", "yes", "", .null), RoundTrip("value", "much", "", .null),
        RoundTrip("value", ["currency_value": 5, "currency_code": "EUR"], "", "unrecognized_keys"),
        RoundTrip("decision_date", "2023-02-30", "", .null), RoundTrip("last_meeting", "yesterday", "", .null),
        RoundTrip("confidence", 6, "", .null), RoundTrip("confidence", 2.5, "", .null),
        RoundTrip(
            "owner", ["referenced_actor_type": "api-token", "referenced_actor_id": .string(Path.member(1))], "",
            "invalid_enum_value"),
        RoundTrip("name", ["first_name": "Ada"], "", "invalid_type", of: "people"),
        RoundTrip("email_addresses", "ada@acme.test", "", .null, of: "people"),
        RoundTrip("email_addresses", "ada@localhost", "", .null, of: "people"),
        RoundTrip("email_addresses", "no address", "", .null, of: "people"),
        RoundTrip("phone_numbers", "123", "", .null, of: "people"),
        RoundTrip("primary_location", ["locality": "Berlin"], "", "invalid_type", of: "people"),
        RoundTrip("domains", "no domain", "", .null, of: "companies"),
    ]

    @Test("Sheet §10 and §12: a value of another shape is refused, and the rows say where", arguments: refusals)
    func refused(_ trip: RoundTrip) async throws {
        try await withAttio { _, client in
            let answer = try await client.patch(
                Path.record(trip.number, of: trip.object), values([trip.slug: [trip.written]]))
            #expect(answer.status == 400 && answer.code == "validation_type")
            #expect(answer.message == "An invalid value was passed to attribute with slug \"\(trip.slug)\".")
            let first = answer.json["validation_errors"]?[0]
            #expect(first?["path"]?.array != nil)
            if !trip.read.isNull { #expect(first?["code"] == trip.read) }
        }
    }

    @Test("Sheet §10 (unverified): amounts as texts, boxes that nobody has ticked, and empty texts")
    func open() async throws {
        try await withAttio { server, client in
            let path = Path.record(501, of: "deals")
            let usual = try await client.get(path)
            #expect(usual.values("value").first?["currency_value"] == 12_000)
            #expect(usual.values("budget_confirmed").isEmpty)
            for name in ["currency_as_text", "unset_checkboxes_false", "empty_text_unsets"] { try server.turn(name) }
            let other = try await client.patch(path, values(["next_step_agreed": [""]]))
            #expect(other.values("value").first?["currency_value"] == "12000")
            #expect(other.values("budget_confirmed").map { $0["value"] } == [false])
            #expect(other.values("next_step_agreed").isEmpty)
        }
    }
}
