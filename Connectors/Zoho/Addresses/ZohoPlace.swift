import ConnectorKit

/// Where an account is: its data centre and environment, from which its hosts are derived.
struct ZohoPlace: Hashable, Sendable {
    let dataCentre: ZohoDataCentre
    let environment: ZohoEnvironment

    /// Names a place.
    init(_ dataCentre: ZohoDataCentre, _ environment: ZohoEnvironment = .production) {
        self.dataCentre = dataCentre
        self.environment = environment
    }

    /// The place that a grant's facts name, or `nil` where they name none.
    init?(attributes: [String: String]) {
        guard let dataCentre = attributes[ZohoAttribute.dataCentre].flatMap(ZohoDataCentre.init(rawValue:)),
            let environment = attributes[ZohoAttribute.environment].flatMap(ZohoEnvironment.init(rawValue:))
        else { return nil }
        self.init(dataCentre, environment)
    }

    /// The place whose API host an answer's `api_domain` is, to the letter; `nil` for any other text.
    ///
    /// `https`, the usual port, nothing after the host but one `/`: a suffix or a look-alike is no match.
    init?(apiDomain text: String) {
        guard let origin = Origin(parsing: text),
            let found = ZohoPlace.all.first(where: { $0.api == origin })
        else { return nil }
        self = found
    }

    /// Where the API is.
    var api: Origin { dataCentre.api(environment) }

    /// As facts of a grant.
    var attributes: [String: String] {
        [ZohoAttribute.dataCentre: dataCentre.rawValue, ZohoAttribute.environment: environment.rawValue]
    }

    /// All places.
    static let all = ZohoDataCentre.allCases.flatMap { dataCentre in
        ZohoEnvironment.allCases.map { ZohoPlace(dataCentre, $0) }
    }

    /// The hosts of the descriptor: exactly these.
    static let hosts: [HostRule] =
        ZohoDataCentre.allCases.map { .exact($0.accounts.host) } + all.map { .exact($0.api.host) }
}
