using System.Text.Json.Nodes;

namespace JobKit.Tests.Types;

public sealed class JobSerializerTests
{
    private static readonly JobTypeDefinition GreetType = Registry.Type<Greet>(result: typeof(Greet));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("quote \" back \\ line \n nul \0 snow \u2603 pair \U0001F600")]
    [InlineData("half \uD800 pair \uDC00\uD83D end \uDBFF")]
    public void Every_text_survives_the_round_trip(string text)
    {
        var serializer = Registry.Serializer();

        serializer.ReadPayload(GreetType, serializer.SerializePayload(GreetType, new Greet(text))).Should().Be(new Greet(text));
    }

    [Fact]
    public void Every_unit_of_UTF16_survives_the_round_trip()
    {
        var serializer = Registry.Serializer();
        var all = string.Concat(Enumerable.Range(0, 0x10000).Reverse().Select(unit => (char)unit));

        var json = Registry.Serializer(new() { MaxPayloadBytes = 1 << 20 }).SerializePayload(GreetType, new Greet(all));
        ((Greet)serializer.ReadPayload(GreetType, json)).Name.Should().Be(all);
    }

    [Fact]
    public void Keys_of_dictionaries_survive_too()
    {
        var type = Registry.Type<Words>();
        var serializer = Registry.Serializer();

        var read = (Words)serializer.ReadPayload(type, serializer.SerializePayload(type, new Words(new() { ["Key"] = "v" })));

        read.Counts.Should().ContainKey("Key").WhoseValue.Should().Be("v");
    }

    [Fact]
    public void A_cycle_is_refused_with_the_type_and_the_mend()
    {
        var node = new Node();
        node.Next = node;

        FluentActions.Invoking(() => Registry.Serializer().SerializePayload(Registry.Type<Node>(), node)).Should().Throw<JobPayloadException>()
            .WithMessage("The payload of type *Node cannot be serialised*without cycles, at most 32 levels deep*[JsonIgnore]*");
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void The_depth_is_bounded_whatever_the_app_set(int depth, bool allowed)
    {
        var options = new JobOptions();
        options.SerializerOptions = new(options.SerializerOptions) { MaxDepth = 200 };
        var write = FluentActions.Invoking(() => Registry.Serializer(options).SerializePayload(Registry.Type<Node>(), Node.Chain(depth)));

        if (allowed)
        {
            write.Should().NotThrow();
        }
        else
        {
            write.Should().Throw<JobPayloadException>();
        }
    }

    [Fact]
    public void A_getter_that_throws_is_a_payload_error()
    {
        FluentActions.Invoking(() => Registry.Serializer().SerializePayload(Registry.Type<Broken>(), new Broken()))
            .Should().Throw<JobPayloadException>().WithInnerException<InvalidOperationException>();
    }

    [Theory]
    [InlineData("a", 1024 - 11, true)]
    [InlineData("a", 1024 - 10, false)]
    [InlineData("\u2603", (1024 - 11) / 6, true)]
    [InlineData("\u2603", ((1024 - 11) / 6) + 1, false)]
    public void A_payload_may_be_exactly_as_large_as_the_limit(string letter, int count, bool allowed)
    {
        var payload = new Greet(string.Concat(Enumerable.Repeat(letter, count)));
        var write = FluentActions.Invoking(() => Registry.Serializer(new() { MaxPayloadBytes = 1024 }).SerializePayload(GreetType, payload));

        if (allowed)
        {
            write.Should().NotThrow();
        }
        else
        {
            write.Should().Throw<JobPayloadException>().WithMessage("The payload of type *Greet is 10* bytes of JSON. It must be at most 1024.*JobKit:Jobs:MaxPayloadBytes (now 1024*");
        }
    }

    [Fact]
    public void The_limit_counts_bytes_and_not_characters()
    {
        var options = new JobOptions { MaxPayloadBytes = 1024 };
        options.SerializerOptions = new(options.SerializerOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        FluentActions.Invoking(() => Registry.Serializer(options).SerializePayload(GreetType, new Greet(new string('\u2603', 400))))
            .Should().Throw<JobPayloadException>().WithMessage("*is 1211 bytes*");
    }

    [Fact]
    public void A_result_has_a_limit_of_its_own()
    {
        FluentActions.Invoking(() => Registry.Serializer(new() { MaxResultBytes = 1024 }).SerializeResult(GreetType, new Greet(new string('a', 2000))))
            .Should().Throw<JobPayloadException>().WithMessage("The result of type *JobKit:Jobs:MaxResultBytes*");
    }

    [Fact]
    public void A_checkpoint_is_bounded_by_64_KB()
    {
        var serializer = Registry.Serializer();

        serializer.SerializeCheckpoint(new string('a', (64 * 1024) - 2)).Should().HaveLength(64 * 1024);
        FluentActions.Invoking(() => serializer.SerializeCheckpoint(new string('a', (64 * 1024) - 1)))
            .Should().Throw<JobPayloadException>().WithMessage("The checkpoint of type System.String is 65537 bytes*at most 65536*");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"other":"x"}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("null")]
    public void A_payload_that_cannot_be_read_is_told_with_the_type_and_without_its_text(string json)
    {
        FluentActions.Invoking(() => Registry.Serializer().ReadPayload(GreetType, json)).Should().Throw<JobPayloadException>()
            .WithMessage("The stored payload *Greet*").Which.Message.Should().NotContain(json.Length > 4 ? json : "{");
    }

    [Fact]
    public void Members_of_a_newer_version_are_skipped()
    {
        Registry.Serializer().ReadPayload(GreetType, """{"name":"Ann","since":2027}""").Should().Be(new Greet("Ann"));
    }

    [Fact]
    public void A_type_named_in_the_JSON_is_not_made()
    {
        var type = Registry.Type<Open>();

        var read = (Open)Registry.Serializer().ReadPayload(type, """{"any":{"$type":"System.IO.FileInfo, System.Runtime","x":1}}""");

        read.Any.Should().BeOfType<System.Text.Json.JsonElement>();
        JsonNode.Parse(read.Any!.ToString()!)!["x"]!.GetValue<int>().Should().Be(1);
    }

    private sealed record Words(Dictionary<string, string> Counts);

    private sealed record Open(object? Any);

    private sealed class Broken
    {
        public string Name => Known ?? throw new InvalidOperationException("no name");

        private string? Known { get; init; }
    }

    private sealed class Node
    {
        public Node? Next { get; set; }

        public static Node Chain(int length) => new() { Next = length > 1 ? Chain(length - 1) : null };
    }
}
