import ConnectorKit
import ConnectorTestKit
import Testing

/// Where a CRM's mock takes values of each kind.
struct ZooHabitat: Sendable {
    /// A property of an object.
    struct Place: Sendable {
        let object: CRMObject
        let property: PropertyName
    }

    /// The properties, by kind.
    let places: [ZooKind: Place]
    /// Kinds that the CRM has no property of, each with the reason.
    let lacks: [ZooKind: String]

    /// A CRM's; every kind is in one of the two.
    static func habitat(of crm: CRMID) -> ZooHabitat? { all[crm] }

    private static let all: [CRMID: ZooHabitat] = [
        "hubspot": ZooHabitat(
            deal: [
                .line: "hs_next_step", .body: "description", .money: "amount",
                .flag: "budget_confirmed", .day: "decision_date", .moment: "last_meeting", .choices: "competitors",
                .owner: "hubspot_owner_id", .stage: "dealstage",
            ], contact: [.personName: "lastname", .choice: "customer_tier", .email: "email", .phone: "phone"],
            company: [.integer: "numberofemployees", .number: "annualrevenue", .url: "domain"],
            lacks: [.record: "HubSpot links records by associations, not by properties"]),
        "salesforce": ZooHabitat(
            deal: [
                .line: "NextStep", .body: "Description", .number: "Fit_Score__c", .money: "Amount",
                .flag: "Budget_Confirmed__c", .day: "Decision_Date__c", .moment: "Last_Meeting__c",
                .choices: "Products__c", .owner: "OwnerId", .stage: "StageName", .record: "AccountId",
            ], contact: [.personName: "LastName", .choice: "Customer_Tier__c", .email: "Email", .phone: "Phone"],
            company: [.integer: "NumberOfEmployees", .url: "Website"]),
        "zoho": ZooHabitat(
            deal: [
                .line: "Deal_Name", .body: "Description", .integer: "Seats", .number: "Fit_Score", .money: "Amount",
                .flag: "Budget_Confirmed", .day: "Decision_Date", .moment: "Last_Meeting", .choices: "Products",
                .owner: "Owner", .stage: "Stage", .record: "Account_Name",
            ], contact: [.personName: "Last_Name", .choice: "Customer_Tier", .email: "Email", .phone: "Phone"],
            company: [.url: "Website"]),
        "attio": ZooHabitat(
            deal: [
                .line: "next_step_agreed", .body: "next_step_agreed", .integer: "fit_score", .number: "fit_score",
                .money: "value", .flag: "budget_confirmed", .day: "decision_date", .moment: "last_meeting",
                .choices: "competitors", .owner: "owner", .stage: "stage", .record: "associated_company",
            ],
            contact: [
                .personName: "name", .choice: "customer_tier", .email: "email_addresses", .phone: "phone_numbers",
            ], company: [.url: "domains"]),
        "pipedrive": ZooHabitat(
            deal: [
                .line: "963aff393db3ace9dc6fd5aa4683d036e28373d6", .body: "fb2332b5f1fee036a9d5a744181c7a1f85fe274b",
                .number: "401b525970c92aebecaac1a08e8c32b95bcc9534", .money: "value",
                .day: "adbe1633d6c7e21420fa4074ad4e67801288bc0d", .choices: "0361f667036639ba681a548b2b07841fbb737188",
                .owner: "owner_id", .stage: "stage_id", .record: "org_id",
            ],
            contact: [
                .personName: "name", .choice: "6615002f9b0b4068fe0bb0fbaad8b9d47619c83e", .email: "emails",
                .phone: "phones",
            ], company: [.integer: "employee_count", .url: "website"],
            lacks: [
                .flag: "Pipedrive has no checkboxes; its one flag archives the deal",
                .moment: "Pipedrive's moments are those at which a deal was closed",
            ]),
    ]

    private init(
        deal: [ZooKind: PropertyName], contact: [ZooKind: PropertyName], company: [ZooKind: PropertyName],
        lacks: [ZooKind: String] = [:]
    ) {
        var places: [ZooKind: Place] = [:]
        for (object, names) in [(CRMObject.deal, deal), (.contact, contact), (.company, company)] {
            for (kind, name) in names { places[kind] = Place(object: object, property: name) }
        }
        self.places = places
        self.lacks = lacks
    }
}
