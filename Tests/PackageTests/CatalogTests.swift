import CRMConnectors
import ConnectorKit
import Testing

@Suite("Every CRM is everywhere: manifest, folders, catalogue, contract suite, crm-mock, pages")
struct CatalogTests {
    @Test("A folder in Connectors and in Mocks, and two of tests, for each vendor of the manifest, and no others")
    func folders() throws {
        let vendors = try PackageFiles.vendors().sorted()
        #expect(!vendors.isEmpty)
        #expect(try PackageFiles.folders(in: "Connectors") == vendors)
        #expect(try PackageFiles.folders(in: "Mocks").filter { !["MockKit", "CRMMock"].contains($0) } == vendors)
        let tests = try PackageFiles.folders(in: "Tests")
        for vendor in vendors {
            #expect(tests.contains(vendor + "ConnectorTests") && tests.contains(vendor + "MockTests"))
        }
    }

    @Test("The catalogue holds each of them, under the vendor's name in lower case")
    func catalogue() throws {
        let expected = try PackageFiles.vendors().map { CRMID(rawValue: $0.lowercased()) }.sorted()
        #expect(ConnectorCatalog.standard.ids == expected)
    }

    @Test("The contract suite and crm-mock know each of them")
    func subjects() throws {
        let subjects = try PackageFiles.files(under: "Tests/ConnectorContractTests", ending: ".swift")
            .filter { $0.contains("/Subject") }.map(PackageFiles.text).joined()
        let imitated = try PackageFiles.text("Mocks/CRMMock/ImitatedCRM.swift")
        for vendor in try PackageFiles.vendors() {
            #expect(subjects.contains(vendor + "Connector") && subjects.contains(vendor + "Mock"))
            #expect(imitated.contains(vendor + "Mock"))
        }
    }

    @Test("Connector and mock of each have a README that says something, and the mock its examples")
    func pages() throws {
        for vendor in try PackageFiles.vendors() {
            for folder in ["Connectors", "Mocks"] {
                let page = try PackageFiles.text("\(folder)/\(vendor)/README.md")
                #expect(page.split(separator: "\n").count > 20, "\(folder)/\(vendor)/README.md")
            }
            #expect(PackageFiles.exists("Mocks/\(vendor)/Fixtures"))
        }
    }
}
