import Workspace

/// Values of a middling company: what is pushed, and what members have of their own. JSON as `settings set` reads it.
enum SampleSettings {
    /// Eight categories of the admin's.
    static var ofAdmin: [(Category, String)] {
        [
            (.customProperties, #"{"properties":[\#(properties.joined(separator: ","))]}"#),
            (.pipelineStages, pipeline(stages: (1...12).map { stage("stage\($0)") })),
            (
                .companyDetails,
                #"{"name":"Example Ltd","description":"Sells examples.","website":"https://example.com"}"#
            ),
            (.meetingTitles, #"{"rules":[{"id":"internal","match":"prefix","pattern":"[internal]","action":"skip"}]}"#),
            (.alternateDomains, #"{"domains":["example.net","example.org"]}"#),
            (.partnershipDomains, #"{"domains":["partner.example"]}"#),
            (.taskSettings, #"{"isEnabled":true,"dueDays":2}"#),
            (.advancedSettings, #"{"digest":"weekly","digestHour":8}"#),
        ]
    }

    /// A member's own owner property, bound to their CRM user, and a stage that only they have.
    static func ofMember(_ number: Int) -> [(Category, String)] {
        let owner = #"""
            {"crm":"hubspot","object":"deal","name":"owner_\#(number)","label":"Owner","type":"owner","isOwner":true,
            "crmUser":"\#(1_000 + number)"}
            """#
        return [
            (.customProperties, #"{"properties":[\#(owner)]}"#),
            (.pipelineStages, pipeline(stages: [stage("stage1"), stage("own\(number)")])),
        ]
    }

    private static let properties = (1...60).map { number in
        #"""
        {"crm":"hubspot","object":"deal","name":"property_\#(number)","label":"Property \#(number)","type":"text",
        "permission":"suggest","instruction":"What was said of subject \#(number)."}
        """#
    }

    private static func pipeline(stages: [String]) -> String {
        #"{"pipelines":[{"crm":"hubspot","id":"default","label":"Sales","stages":[\#(stages.joined(separator: ","))]}]}"#
    }

    private static func stage(_ id: String) -> String {
        #"{"id":"\#(id)","label":"\#(id)","description":"When a record belongs here."}"#
    }
}
