using System.Text.Json;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Backfill;

public sealed class BackfillVerifierTests
{
    private const int Rows = 1_000;
    private const int Page = 20;

    [Fact]
    public async Task Equal_sides_pass_after_one_look_at_each()
    {
        var bench = await FinishedAsync();

        var report = await VerifyAsync(bench);

        report.Should().BeEquivalentTo(new { Passed = true, ExitCode = 0, Sampled = 100, Truncated = false });
        report.Ranges.Sum(range => range.Expected).Should().Be(Rows);
        report.Ranges.Should().OnlyContain(range => range.Expected == range.Actual && range.ExpectedSum == range.ActualSum);
        bench.Source.Reads.Should().BeLessThanOrEqualTo(2 * ((Rows / Page) + (2 * 3)));
    }

    [Fact]
    public async Task One_row_that_differs_is_found_by_halving_and_named_with_its_values()
    {
        var bench = await FinishedAsync();
        bench.Source.Target[777] = "other";

        var report = await VerifyAsync(bench);

        report.Should().BeEquivalentTo(new { Passed = false, ExitCode = 1 });
        report.Differences.Should().BeEquivalentTo([new BackfillDifference("00777", BackfillDifferenceKind.Different, ["value"])]);
        bench.Source.Reads.Should().BeLessThanOrEqualTo(2 * 3 * (Rows / Page), "a half is read once, a quarter twice, and so on");
    }

    [Fact]
    public async Task Missing_and_extra_rows_are_told_apart()
    {
        var bench = new BackfillBench(Rows);
        await FinishAsync(bench);
        bench.Source.Target[5] = null;
        bench.Source.Target[999] = null;

        var report = await VerifyAsync(bench);

        report.Differences.Should().BeEquivalentTo(
            [new BackfillDifference("00005", BackfillDifferenceKind.Missing, []), new BackfillDifference("00999", BackfillDifferenceKind.Missing, [])]);
        RowComparison.Of("1", null, new("1", new Dictionary<string, string?>())).Should().BeEquivalentTo(
            new BackfillDifference("1", BackfillDifferenceKind.Extra, []));
        RowComparison.Of("1", null, null).Should().BeNull();
    }

    [Fact]
    public async Task Two_faults_that_leave_the_count_are_found_by_the_sum()
    {
        var bench = await FinishedAsync();
        bench.Source.Target[1] = "a";
        bench.Source.Target[2] = "b";

        (await VerifyAsync(bench)).Differences.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_unfinished_backfill_does_not_pass()
    {
        var bench = new BackfillBench(Rows);
        await bench.StartAsync();

        (await VerifyAsync(bench)).Passed.Should().BeFalse();
    }

    [Fact]
    public async Task A_flood_of_differences_ends_at_a_thousand_and_says_so()
    {
        var bench = new BackfillBench(3_000);
        await FinishAsync(bench);
        for (var row = 1; row <= 3_000; row++)
        {
            bench.Source.Target[row] = "other";
        }

        (await VerifyAsync(bench)).Should().Match<BackfillReport>(it => it.Truncated && it.Differences.Count == 1_000);
    }

    [Fact]
    public async Task The_report_is_a_file_of_JSON()
    {
        var bench = await FinishedAsync();
        bench.Source.Target[7] = "other";
        var path = Path.Combine(Path.GetTempPath(), $"jobkit-report-{Guid.CreateVersion7():N}.json");
        try
        {
            await (await VerifyAsync(bench)).WriteAsync(path);

            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path));
            json.RootElement.GetProperty("passed").GetBoolean().Should().BeFalse();
            json.RootElement.GetProperty("differences")[0].GetProperty("kind").GetString().Should().Be("different");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_digest_depends_on_every_text_and_not_on_the_order()
    {
        BackfillRow Row(string key, params (string Name, string? Value)[] values) => new(key, values.ToDictionary(it => it.Name, it => it.Value));
        var digests = new[]
        {
            Row("1", ("a", "x"), ("b", "y")), Row("2", ("a", "x"), ("b", "y")), Row("1", ("a", "xb"), ("", "y")), Row("1", ("a", "x"), ("b", null)),
            Row("1", ("a", "x"), ("b", "")), Row("1", ("a", "y"), ("b", "x")), Row("1", ("a", "x")),
        }.Select(row => RowDigest.Of([row])).ToList();

        digests.Should().OnlyHaveUniqueItems();
        RowDigest.Of([Row("1", ("a", "x")), Row("2")]).Should().Be(RowDigest.Of([Row("2"), Row("1", ("a", "x"))]));
        RowDigest.Of([Row("1", ("a", "x"), ("b", "y"))]).Should().Be(RowDigest.Of([Row("1", ("b", "y"), ("a", "x"))]));
    }

    private static async Task<BackfillBench> FinishedAsync()
    {
        var bench = new BackfillBench(Rows);
        await FinishAsync(bench);
        return bench;
    }

    private static async Task FinishAsync(BackfillBench bench)
    {
        await bench.StartAsync();
        await bench.WorkAsync();
    }

    private static async Task<BackfillReport> VerifyAsync(BackfillBench bench) =>
        await new BackfillVerifier(bench.Source, 1, Page).RunAsync((await bench.RunAsync())!, default);
}
