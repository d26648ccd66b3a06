import Workspace

extension MalformedSettings {
    private static let pipeline: KeyValuePairs = ["crm": "\"north\"", "id": "\"p\"", "label": "\"Sales\""]
    private static let stage: KeyValuePairs = ["id": "\"s\"", "label": "\"Open\""]

    private static func pipeline(
        _ changes: KeyValuePairs<String, String?>, _ path: String, _ code: String
    ) -> MalformedSettings {
        pipelines("{\"pipelines\":[\(object(pipeline, changes))]}", "pipelines[0]" + path, code)
    }

    private static func stage(
        _ changes: KeyValuePairs<String, String?>, _ path: String, _ code: String
    ) -> MalformedSettings {
        pipeline(["stages": "[\(object(stage, changes))]"], ".stages[0]" + path, code)
    }

    private static func limits(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        stage(["restrictions": json], ".restrictions" + path, code)
    }

    private static func pipelines(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        MalformedSettings(category: .pipelineStages, json: json, path: path, code: code)
    }

    private static func many(_ count: Int) -> String {
        "[" + Array(repeating: "{}", count: count).joined(separator: ",") + "]"
    }

    static let pipelineStages: [MalformedSettings] = [
        pipeline(["crm": nil], ".crm", "settings_missing_field"),
        pipeline(["id": nil], ".id", "settings_missing_field"),
        pipeline(["label": nil], ".label", "settings_missing_field"),
        pipeline(["crm": text("NORTH")], ".crm", "settings_word_malformed"),
        pipeline(["object": text("ticket")], ".object", "settings_unknown_choice"),
        pipeline(["id": text("")], ".id", "settings_text_missing"),
        pipeline(["id": "12"], ".id", "settings_wrong_type"),
        pipeline(["id": text(" p")], ".id", "settings_identifier_malformed"),
        pipeline(["id": long(256)], ".id", "settings_text_too_long"),
        pipeline(["label": text("")], ".label", "settings_text_missing"),
        pipeline(["label": text("\\u2066x")], ".label", "settings_unseen_character"),
        pipeline(["label": long(256)], ".label", "settings_text_too_long"),
        pipeline(["isDefault": "0"], ".isDefault", "settings_wrong_type"),
        pipeline(["isDefault": "null"], ".isDefault", "settings_wrong_type"),
        pipeline(["defaultStage": text("s")], ".defaultStage", "settings_reference_unknown"),
        pipeline(
            ["defaultStage": text("t"), "stages": "[\(object(stage))]"], ".defaultStage", "settings_reference_unknown"),
        pipeline(
            ["defaultStage": text("s"), "stages": "[\(object(stage, ["outcome": text("won")]))]"], ".defaultStage",
            "settings_conflict"),
        pipeline(["stages": "{}"], ".stages", "settings_wrong_type"),
        pipeline(["stages": many(1_001)], ".stages", "settings_too_many"),
        pipeline(["stages": "[\(object(stage)),\(object(stage))]"], ".stages[1]", "settings_duplicate"),
        pipeline(["stage": "[]"], ".stage", "settings_unknown_field"),
        stage(["id": nil], ".id", "settings_missing_field"),
        stage(["label": nil], ".label", "settings_missing_field"),
        stage(["id": text("s\\u0001")], ".id", "settings_unseen_character"),
        stage(["id": text("s ")], ".id", "settings_identifier_malformed"),
        stage(["label": text("  ")], ".label", "settings_text_missing"),
        stage(["label": text("a\\nb")], ".label", "settings_unseen_character"),
        stage(["description": "null"], ".description", "settings_wrong_type"),
        stage(["description": long(2_001)], ".description", "settings_text_too_long"),
        stage(["description": text("\\u202d")], ".description", "settings_unseen_character"),
        stage(["order": "-1"], ".order", "settings_out_of_range"),
        stage(["order": "10001"], ".order", "settings_out_of_range"),
        stage(["order": "1.5"], ".order", "settings_wrong_type"),
        stage(["order": "1e2"], ".order", "settings_wrong_type"),
        stage(["order": text("1")], ".order", "settings_wrong_type"),
        stage(["order": "9223372036854775808"], ".order", "settings_wrong_type"),
        stage(["order": "null"], ".order", "settings_wrong_type"),
        stage(["outcome": text("closed")], ".outcome", "settings_unknown_choice"),
        stage(["Description": text("x")], ".Description", "settings_unknown_field"),
        limits("null", "", "settings_wrong_type"),
        limits("[]", "", "settings_wrong_type"),
        limits("{\"movers\":\"all\"}", ".movers", "settings_unknown_choice"),
        limits("{\"mover\":\"anyone\"}", ".mover", "settings_unknown_field"),
        limits("{\"requiredProperties\":\"a\"}", ".requiredProperties", "settings_wrong_type"),
        limits("{\"requiredProperties\":[\"\"]}", ".requiredProperties[0]", "settings_text_missing"),
        limits("{\"requiredProperties\":[\"a\",\"a\"]}", ".requiredProperties[1]", "settings_duplicate"),
        limits("{\"requiredProperties\":\(many(51))}", ".requiredProperties", "settings_too_many"),
        limits("{\"nextStages\":[\"t\"]}", ".nextStages[0]", "settings_reference_unknown"),
        limits("{\"nextStages\":[\"s\"]}", ".nextStages[0]", "settings_conflict"),
        limits("{\"nextStages\":[1]}", ".nextStages[0]", "settings_wrong_type"),
        limits("{\"nextStages\":[\"e\\u0301\",\"\\u00e9\"]}", ".nextStages[1]", "settings_duplicate"),
        pipelines("{\"pipelines\":[\(object(pipeline)),\(object(pipeline))]}", "pipelines[1]", "settings_duplicate"),
        pipelines(
            "{\"pipelines\":[\(object(pipeline, ["isDefault": "true"])),"
                + "\(object(pipeline, ["id": text("q"), "isDefault": "true"]))]}", "pipelines[1].isDefault",
            "settings_conflict"),
        pipelines("{\"pipelines\":\(many(101))}", "pipelines", "settings_too_many"),
        pipelines("{\"pipelines\":5}", "pipelines", "settings_wrong_type"),
        pipelines("{\"stages\":[]}", "stages", "settings_unknown_field"),
    ]
}
