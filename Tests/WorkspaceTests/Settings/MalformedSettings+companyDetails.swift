import Workspace

extension MalformedSettings {
    private static func company(
        _ changes: KeyValuePairs<String, String?>, _ path: String, _ code: String
    ) -> MalformedSettings {
        MalformedSettings(
            category: .companyDetails, json: object(["name": text("Acme")], changes), path: path, code: code)
    }

    private static func website(_ address: String) -> MalformedSettings {
        company(["website": text(address)], "website", "settings_web_address_malformed")
    }

    private static func list(_ field: String, _ json: String, _ path: String, _ code: String) -> MalformedSettings {
        MalformedSettings(
            category: .companyDetails, json: "{\"name\":\"Acme\",\"\(field)\":\(json)}", path: field + path, code: code)
    }

    private static func many(_ count: Int) -> String {
        "[" + Array(repeating: "0", count: count).joined(separator: ",") + "]"
    }

    static let companyDetails: [MalformedSettings] = [
        company(["name": nil], "name", "settings_missing_field"),
        company(["name": "null"], "name", "settings_wrong_type"),
        company(["name": "[]"], "name", "settings_wrong_type"),
        company(["name": text("")], "name", "settings_text_missing"),
        company(["name": text("\u{3000}")], "name", "settings_text_missing"),
        company(["name": text("A\\r\\nBcc: x")], "name", "settings_unseen_character"),
        company(["name": text("A\\u0085")], "name", "settings_unseen_character"),
        company(["name": long(201)], "name", "settings_text_too_long"),
        company(["Name": text("x")], "Name", "settings_unknown_field"),
        company(["revenue": "1"], "revenue", "settings_unknown_field"),
        company(["website": "1"], "website", "settings_wrong_type"),
        website(""), website("example.com"), website("ftp://example.com"), website("javascript:alert(1)"),
        website("https://"), website("https://localhost"), website("https://ann:secret@example.com"),
        website("https://ex ample.com"), website("https://exämple.com"), website("https://192.168.0.1"),
        website("https://example.com/" + String(repeating: "x", count: 2_048)), website("https://-a.example.com"),
        website("https:///path"), website("https://a..example.com"), website("//example.com"),
        company(["description": long(5_001)], "description", "settings_text_too_long"),
        company(["description": text("\\u200e")], "description", "settings_unseen_character"),
        company(["description": "false"], "description", "settings_wrong_type"),
        company(["industry": long(201)], "industry", "settings_text_too_long"),
        company(["industry": text("a\\nb")], "industry", "settings_unseen_character"),
        company(["elevatorPitch": long(1_001)], "elevatorPitch", "settings_text_too_long"),
        company(["idealCustomer": long(2_001)], "idealCustomer", "settings_text_too_long"),
        list("products", "{}", "", "settings_wrong_type"),
        list("products", "[\"x\"]", "[0]", "settings_wrong_type"),
        list("products", "[{}]", "[0].name", "settings_missing_field"),
        list("products", "[{\"name\":\"\"}]", "[0].name", "settings_text_missing"),
        list("products", "[{\"name\":\"a\",\"price\":1}]", "[0].price", "settings_unknown_field"),
        list("products", "[{\"name\":\"a\",\"website\":\"x\"}]", "[0].website", "settings_web_address_malformed"),
        list(
            "products", "[{\"name\":\"a\",\"description\":\(long(2_001))}]", "[0].description", "settings_text_too_long"
        ),
        list("products", "[{\"name\":\"Rope\"},{\"name\":\"ROPE\"}]", "[1]", "settings_duplicate"),
        list("products", many(201), "", "settings_too_many"),
        list("competitors", "[null]", "[0]", "settings_wrong_type"),
        list("competitors", "[\"\"]", "[0]", "settings_text_missing"),
        list("competitors", "[\"Rival\",\" rival \"]", "[1]", "settings_duplicate"),
        list("competitors", "[\"ACME\"]", "[0]", "settings_conflict"),
        list("competitors", "[\"Rope\"],\"products\":[{\"name\":\"rope\"}]", "[0]", "settings_conflict"),
        list("competitors", many(201), "", "settings_too_many"),
        list("glossary", "[{\"term\":\"ARR\"}]", "[0].meaning", "settings_missing_field"),
        list("glossary", "[{\"term\":\"ARR\",\"meaning\":\"\"}]", "[0].meaning", "settings_text_missing"),
        list("glossary", "[{\"term\":\"\",\"meaning\":\"x\"}]", "[0].term", "settings_text_missing"),
        list("glossary", "[{\"term\":\(long(101)),\"meaning\":\"x\"}]", "[0].term", "settings_text_too_long"),
        list(
            "glossary", "[{\"term\":\"a\",\"meaning\":\"x\"},{\"term\":\"A\",\"meaning\":\"y\"}]", "[1]",
            "settings_duplicate"),
        list("glossary", many(501), "", "settings_too_many"),
    ]
}
