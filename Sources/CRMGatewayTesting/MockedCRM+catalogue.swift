public import AttioMock
import ConnectorKit
public import HubSpotMock
import MockKit
public import PipedriveMock
public import SalesforceMock
public import ZohoMock

/// The CRMs that can be imitated. Adding one is one entry here, and its name in ``all``.
extension MockedCRM {
    /// Every one, with its demo account.
    public static var all: [MockedCRM] { [.hubSpot(), .salesforce(), .zoho(), .attio(), .pipedrive()] }

    /// HubSpot's mock. Keys are static tokens, or come through its page.
    public static func hubSpot(_ seed: HubSpotSeed = HubSpotSeed()) -> MockedCRM {
        MockedCRM(HubSpotMock(seed: seed), ways: [.staticToken, .authorizationCode])
    }

    /// Salesforce's mock. Keys are the app's own (as its run-as user, `ann@example.com` unless the seed says otherwise),
    /// signed assertions (for any user, by the input `username`), or come through its page.
    public static func salesforce(_ seed: SalesforceSeed = SalesforceSeed()) -> MockedCRM {
        MockedCRM(
            SalesforceMock(seed: seed), ways: [.clientCredentials, .jwtBearer, .authorizationCode],
            ownerProperty: "gateway_owner__c"
        ) { way, known in
            let entered: [String: String?] =
                switch way {
                case .clientCredentials: ["host": known.instanceURL]
                case .jwtBearer: ["username": known.username, "private-key": known.privateKey]
                default: [:]
                }
            return entered.compactMapValues { $0.map { Secret($0) } }
        }
    }

    /// Zoho's mock. Keys come through its page, and in no other way.
    public static func zoho(_ seed: ZohoSeed = ZohoSeed()) -> MockedCRM {
        MockedCRM(ZohoMock(seed: seed), ways: [.authorizationCode], ownerProperty: "Gateway_owner")
    }

    /// Attio's mock. Keys are those of the workspace, or come through its page.
    public static func attio(_ seed: AttioSeed = AttioSeed()) -> MockedCRM {
        MockedCRM(AttioMock(seed: seed), ways: [.staticToken, .authorizationCode])
    }

    /// Pipedrive's mock. Keys are a user's own tokens, or come through its page.
    public static func pipedrive(_ seed: PipedriveSeed = PipedriveSeed()) -> MockedCRM {
        MockedCRM(PipedriveMock(seed: seed), ways: [.staticToken, .authorizationCode])
    }
}
