import CRMConnectors
import ConnectorKit

/// The ways to connect each CRM, as the help teaches them: printed from the descriptors.
enum ConnectMethods {
    /// Every way of every CRM.
    static func lines(of catalog: ConnectorCatalog = .standard) -> [String] {
        catalog.ids.flatMap { crm in (catalog[crm]?.descriptor.authentication ?? []).map { line(of: $0, for: crm) } }
    }

    /// One way: its name, the options that it takes, and its name for people.
    static func line(of method: AuthenticationMethod, for crm: CRMID) -> String {
        "\(crm) --method \(method.kind.rawValue)\(options(of: method).map { " " + $0 }.joined()): \(method.label)"
    }

    private static func options(of method: AuthenticationMethod) -> [String] {
        switch method.kind {
        case .authorizationCode: return []
        case .staticToken: return ["[--token-file FILE]"]
        case .jwtBearer, .clientCredentials:
            return method.inputs.map { input in
                let option = input.isSecret ? "--input-file \(input.name)=FILE" : "--input \(input.name)=VALUE"
                return input.isOptional ? "[\(option)]" : option
            }
        }
    }
}
