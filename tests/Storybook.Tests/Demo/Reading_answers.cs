using System.Text.Json.Nodes;

namespace Storybook.Tests;

public sealed class Reading_answers
{
    private const string Type = "application/json; charset=utf-8";

    private static readonly DemoStory Story = DemoStory.Of(7);

    [Fact]
    public void Each_answer_of_the_contract_is_known()
    {
        Read(200, Book()).Should().Be(new LegacyReading(AnswerKind.Book, new string('a', 32)));
        Read(500, """{"status":"error","error":"The request could not be processed","code":"JOB_FAILED","jobId":"7"}""").Should().Be(new LegacyReading(AnswerKind.Failed, "7"));
        Read(503, """{"status":"error","error":"Send it again","code":"STORE_UNAVAILABLE"}""").Should().Be(new LegacyReading(AnswerKind.Failed));
        Read(202, """{"status":"processing","message":"Wait","progress":5,"jobId":"7"}""").Should().Be(new LegacyReading(AnswerKind.Processing, "7"));
    }

    public static TheoryData<string, Action<JsonObject>> Faults => new()
    {
        { "a missing member", book => book.Remove("audience") },
        { "one too many", book => book["jobId"] = "7" },
        { "another order", book => { book.Remove("id"); book["id"] = new string('a', 32); } },
        { "another kind of id", book => book["id"] = 7 },
        { "another's title", book => book["title"] = "Another" },
        { "another's story", book => book["story"] = "Another" },
        { "errors", book => book["has_errors"] = true },
        { "no pages", book => book["pages"] = new JsonArray() },
        { "a number of pages", book => book["pages"] = 1 },
        { "a page without a picture", book => book["pages"]![0]!.AsObject().Remove("picture") },
        { "a page of another number", book => book["pages"]![0]!["number"] = 2 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_book_with_it_is_another_shape(string fault, Action<JsonObject> spoil)
    {
        var book = JsonNode.Parse(Book())!.AsObject();
        spoil(book);
        Read(200, book.ToJsonString()).Kind.Should().Be(AnswerKind.Wrong, "of {0}", fault);
    }

    [Theory]
    [InlineData(200, "no JSON")]
    [InlineData(201, "{}")]
    [InlineData(500, """{"error":"An exception"}""")]
    [InlineData(202, """{"jobId":"7"}""")]
    public void Anything_else_is_another_shape(int status, string body) => Read(status, body).Kind.Should().Be(AnswerKind.Wrong);

    [Fact]
    public void Another_content_type_is_another_shape() =>
        LegacyShape.Read(200, "text/html", Book(), Story).Kind.Should().Be(AnswerKind.Wrong);

    [Fact]
    public void No_two_stories_have_one_title_and_each_is_a_story_of_one_page()
    {
        var stories = Enumerable.Range(1, 3000).Select(DemoStory.Of).ToList();
        stories.Select(story => story.Title).Should().OnlyHaveUniqueItems();
        foreach (var story in stories.Take(100))
            SceneSplitter.Split(BookOrder.Of(story.Story, story.Title, null).Story, new SceneLimits()).Should().HaveCount(1);
    }

    private static LegacyReading Read(int status, string body) => LegacyShape.Read(status, Type, body, Story);

    private static string Book() => new JsonObject
    {
        ["id"] = new string('a', 32),
        ["title"] = Story.Title,
        ["story"] = Story.Story,
        ["pages"] = new JsonArray(new JsonObject { ["number"] = 1, ["heading"] = "Once", ["picture"] = "A fox" }),
        ["audience"] = Story.Audience,
        ["has_errors"] = false,
    }.ToJsonString();
}
