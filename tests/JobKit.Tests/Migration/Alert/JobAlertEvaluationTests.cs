using JobKit.Migration;

namespace JobKit.Tests.Migration.Alert;

public sealed class JobAlertEvaluationTests
{
    private static readonly JobHealth Well = new(Depth: 20, TimeSpan.FromMinutes(10), Completed: 90, Failed: 10, Retried: 0);

    [Fact]
    public void At_the_limits_all_is_well()
    {
        Broken(Well).Should().BeEmpty();
    }

    [Fact]
    public void Past_a_limit_its_rule_alone_is_broken_and_says_the_value()
    {
        Broken(Well with { Depth = 21 }).Should().Equal("Depth: High queue depth: 21, more than 20");
        Broken(Well with { LongestRunning = TimeSpan.FromMinutes(10.5) }).Should().Equal("Processing: Long processing time: 10.5 minutes, more than 10 minutes");
        Broken(Well with { Retried = 1 }).Should().Equal("Errors: High error rate: 10.89 % of 101 attempts, more than 10 %");
        Broken(Well with { Completed = 89, Failed = 10 }).Should().Equal(
            "Errors: High error rate: 10.1 % of 99 attempts, more than 10 %", "Success: Low success rate: 89.9 % of 99 jobs, less than 90 %");
    }

    [Fact]
    public void Of_few_jobs_no_rate_is_told()
    {
        Broken(new(0, null, Completed: 0, Failed: 9, Retried: 0)).Should().BeEmpty();
        Broken(new(0, null, Completed: 0, Failed: 9, Retried: 1)).Should().ContainSingle().Which.Should().StartWith("Errors");
        Broken(new(0, null, Completed: 0, Failed: 0, Retried: 0)).Should().BeEmpty();
    }

    private static IEnumerable<string> Broken(JobHealth health) => JobAlertEvaluation.Of(new(), health)
        .Where(finding => finding.IsBroken).Select(finding => $"{finding.Rule}: {finding.Says}, {finding.Limit}");
}
