import ConnectorKit
import Foundation
import Testing

@testable import TransportLayers

@Suite("File exchange recorder")
struct FileExchangeRecorderTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "exchanges-\(UUID().uuidString)")
    private let log = LogCapture.Lines()

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var path: String { folder.appending(path: "exchanges.jsonl").path }

    private func exchange(_ operation: OperationName, body: String = "{}") -> RecordedExchange {
        RecordedExchange(
            crm: "toy", request: .toyRead(operation), response: HTTPResponse(status: 200, body: Array(body.utf8)),
            took: .milliseconds(3), fault: nil)
    }

    private func lines() throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("T-11: the file is its owner's alone, also where it stood there open to others")
    func ownersAlone() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try FileExchangeRecorder(path: path, logger: log.logger)
        #expect(try mode() == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        _ = try FileExchangeRecorder(path: path, logger: log.logger)
        #expect(try mode() == 0o600)
    }

    @Test("A second recorder appends, and keeps what was there")
    func appends() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for operation in ["toy.a.read", "toy.b.read"] as [OperationName] {
            try FileExchangeRecorder(path: path, logger: log.logger).record(exchange(operation))
        }
        let lines = try lines()
        #expect(lines.count == 2 && lines[0].contains("toy.a.read") && lines[1].contains("toy.b.read"))
    }

    @Test("Lines of many tasks and of two recorders are whole")
    func wholeLines() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let recorders = try (0..<2).map { _ in try FileExchangeRecorder(path: path, logger: log.logger) }
        let body = "\"" + String(repeating: "x", count: 20_000) + "\""
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<100 {
                group.addTask { recorders[index % 2].record(exchange("toy.a.read", body: body)) }
            }
        }
        let lines = try lines()
        #expect(lines.count == 100)
        #expect(lines.allSatisfy { RecordedValue(json: Array($0.utf8)) != nil })
    }

    @Test("A body longer than the bound is cut")
    func bounded() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let recorder = try FileExchangeRecorder(path: path, bodyBytesMax: 10, logger: log.logger)
        recorder.record(exchange("toy.a.read", body: String(repeating: "x", count: 1_000)))
        #expect(try lines()[0].contains(#""response_body":"xxxxxxxxxx…<truncated>""#))
    }

    @Test("A folder that isn't there, a folder in its place and a link are errors that name the path")
    func refuses() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let link = folder.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        for path in [folder.path + "/none/x.jsonl", folder.path, link, "/dev/null"] {
            let error = #expect(throws: FileExchangeRecorder.OpeningFailure.self) {
                try FileExchangeRecorder(path: path, logger: log.logger)
            }
            #expect(error?.description.contains(path) == true)
        }
    }
}
