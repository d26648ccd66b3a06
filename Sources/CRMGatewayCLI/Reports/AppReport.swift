import CRMGateway
import ConnectorKit

/// An app with a CRM, without its secret.
struct AppReport: Report {
    let app: AppSummary?
    let crm: CRMID

    init(_ app: AppSummary?, of crm: CRMID) {
        self.app = app
        self.crm = crm
    }

    var lines: [String] {
        guard let app else { return [PrintableText.of("No app is configured for \(crm).")] }
        let scopes = app.scopes.map(\.rawValue).joined(separator: ", ")
        return Self.fields([
            ("CRM", crm.rawValue),
            ("App", app.isOwn ? "the organization's own" : "the deployment's"),
            ("Client id", app.clientID),
            ("Client secret", app.hasSecret ? "set" : "none"),
            ("Redirect", app.redirectURI),
            ("Scopes", scopes.isEmpty ? "what the abilities need" : scopes),
            ("Sign-in", app.signIn?.description ?? "the usual place"),
        ])
    }

    var json: JSONValue {
        guard let app else { return ["crm": .text(crm.rawValue), "app": .null] }
        return [
            "crm": .text(crm.rawValue),
            "app": [
                "is_own": .bool(app.isOwn), "client_id": .text(app.clientID), "has_secret": .bool(app.hasSecret),
                "redirect": .text(app.redirectURI), "scopes": .list(app.scopes.map { .text($0.rawValue) }),
                "sign_in": .optional(app.signIn?.description),
            ],
        ]
    }
}
