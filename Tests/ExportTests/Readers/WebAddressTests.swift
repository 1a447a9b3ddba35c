import Testing

@testable import Export

@Suite struct WebAddressTests {
    @Test("A space in an address is written as browsers do; one in the host is none")
    func spaces() {
        let address = WebAddress("https://cdn.example/Harbour view at dawn.jpg")
        #expect(address?.text == "https://cdn.example/Harbour%20view%20at%20dawn.jpg")
        #expect(address?.host == "cdn.example")
        #expect(WebAddress("https://cdn example/a.jpg") == nil)
        #expect(WebAddress("https://cdn.example/a.jpg ") == nil)
        #expect(WebAddress("https://cdn.example/a\tb.jpg") == nil)
    }
}
