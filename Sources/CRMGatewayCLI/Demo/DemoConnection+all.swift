import ConnectorKit

extension DemoConnection {
    /// One entry for each CRM that the demo shows; `DemoTests` wants one for each CRM of the catalogue.
    static let all: [CRMID: DemoConnection] = [
        "hubspot": .staticToken(ownerProperty: "gateway_owner"),
        "salesforce": DemoConnection(
            told: """
                without a browser: the deployment's app (CRM_GATEWAY_SALESFORCE_CLIENT_ID) signs that it acts for her, \
                with a key from a file
                """,
            method: .jwtBearer, inputs: ["username": .username], inputFiles: ["private-key": .privateKey],
            settings: ["client_id": .clientID], ownerProperty: "Gateway_Owner__c", visibleTo: "every-synced-member"),
        "zoho": DemoConnection(
            told: "through its own page, as a browser would; the mock's page consents at once",
            method: .authorizationCode, settings: ["client_id": .clientID],
            settingFiles: ["client_secret_file": .clientSecret], ownerProperty: "Gateway_owner"),
        "attio": .staticToken(ownerProperty: "gateway_owner"),
        "pipedrive": .staticToken(ownerProperty: "gateway_owner"),
    ]
}
