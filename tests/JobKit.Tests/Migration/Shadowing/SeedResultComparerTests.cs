using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class SeedResultComparerTests
{
    private const string Direct = """{"id":"s1","pages":[1,2],"has_errors":false}""";

    [Theory]
    [InlineData("""{"storybook_id":"s1","pages":[3,4],"has_errors":false}""", null)]
    [InlineData("""{"storybook_id":"s2","pages":[1,2],"has_errors":false}""", "Different storybook ID")]
    [InlineData("""{"storybook_id":"s1","pages":[1],"has_errors":false}""", "Different page count: 1 vs 2")]
    [InlineData("""{"storybook_id":"s1","pages":[1,2]}""", "Different error status")]
    [InlineData("""{"storybook_id":"s2","pages":[],"has_errors":true}""", "Different storybook ID|Different page count: 0 vs 2|Different error status")]
    [InlineData("""{"storybook_id":"s1","has_errors":false}""", "Comparison error")]
    [InlineData("null", "Comparison error")]
    [InlineData(null, "Comparison error")]
    public void Storybooks_are_compared_as_in_the_seed(string? result, string? differences) =>
        Check(SeedResultComparer.Compare(Completed("storybook", result), Direct), differences);

    [Theory]
    [InlineData("auto-story", """{"storybook_id":1}""", """{"storybookId":1}""", null)]
    [InlineData("auto-story", """{"storybook_id":1}""", """{"storybookId":2}""", "Different storybook ID")]
    [InlineData("scenes", """{"pages":[1]}""", """{"pages":[2]}""", null)]
    [InlineData("scenes", """{"pages":[1]}""", """{"pages":"ab"}""", "Different page count: 1 vs 2")]
    [InlineData("cartoonize", """{"url":"u","cached":true}""", """{"url":"u","cached":true}""", null)]
    [InlineData("cartoonize", """{"url":"u","cached":true}""", """{"url":"v"}""", "Different image URL|Different cache status")]
    [InlineData("image-generation", """{"url":"u","prompt_used":"p","reused":false}""", """{"url":"u","prompt_used":"q","reused":true}""", "Different prompt|Different reuse status")]
    [InlineData("image-generation", """{"url":"u"}""", """{"url":"u"}""", null)]
    [InlineData("storyboard", "{}", "{}", "Unknown job type")]
    public void The_other_job_types_are_compared_by_the_seeds_result_shapes(string type, string result, string direct, string? differences) =>
        Check(SeedResultComparer.Compare(Completed(type, result), direct), differences);

    [Theory]
    [InlineData(JobStatus.Pending)]
    [InlineData(JobStatus.Processing)]
    [InlineData(JobStatus.Failed)]
    [InlineData(JobStatus.Cancelled)]
    public void A_job_that_did_not_complete_is_none_to_compare(JobStatus status)
    {
        Check(SeedResultComparer.Compare(Completed("storybook", "{}") with { Status = status }, Direct), "Job not completed");
        Check(SeedResultComparer.Compare(null, Direct), "Job not completed");
    }

    [Fact]
    public void As_an_experiments_comparer_it_tells_the_seeds_words_with_their_places()
    {
        ResultComparison Compare(string type, string candidate) =>
            new SeedResultComparer().Compare(new(type, JsonText.Read(Direct), JsonText.Read(candidate)));

        var broken = () => Compare("storybook", "{}");

        Compare("storybook", """{"storybook_id":"s1","pages":[7,8],"has_errors":false}""").IsMatch.Should().BeTrue();
        Compare("storybook", """{"storybook_id":"s2","pages":[7,8],"has_errors":false}""").Differences.Should().Equal(
            new ResultDifference("$.id", ResultDifferenceKind.Changed, "\"s1\"", "\"s2\"") { Text = "Different storybook ID" });
        Compare("unheard-of", "{}").Differences.Should().ContainSingle().Which.Text.Should().Be("Unknown job type");
        broken.Should().Throw<InvalidOperationException>();
    }

    private static void Check(SeedComparison comparison, string? differences)
    {
        comparison.Match.Should().Be(differences is null);
        comparison.Differences.Should().Equal(differences?.Split('|'));
    }

    private static Job Completed(string type, string? result) => new()
    {
        Id = JobId.New(),
        Type = type,
        Queue = "q",
        Payload = "{}",
        Result = result,
        Status = JobStatus.Completed,
    };
}
