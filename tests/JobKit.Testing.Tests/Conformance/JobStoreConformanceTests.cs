using System.Globalization;

namespace JobKit.Testing.Conformance;

public sealed class JobStoreConformanceTests
{
    [Fact]
    public void Every_invariant_has_a_check()
    {
        var expected = Enumerable.Range(1, 48).Except([35, 36]).Select(number => $"I{number}");

        JobStoreConformance.Checks.Select(check => check.Invariant).Distinct().Should().Contain(expected);
    }

    [Fact]
    public void Every_check_is_found_by_its_name_alone()
    {
        foreach (var check in JobStoreConformance.Checks)
        {
            JobStoreConformance.Find(check.ToString()).Should().BeSameAs(check);
        }

        FluentActions.Invoking(() => JobStoreConformance.Find("I9: no such sentence")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_missing_capability_without_a_reason_is_refused()
    {
        var target = new ConformanceTarget { CreateStoreAsync = _ => throw new NotSupportedException() };

        FluentActions.Invoking(() => JobStoreConformance.ApplicableTo(target))
            .Should().Throw<ConformanceException>().WithMessage("*NotApplicable[\"I1\"]*");
    }

    [Fact]
    public void A_reason_that_excuses_nothing_missing_is_refused()
    {
        var reasons = Enumerable.Range(1, 48).ToDictionary(number => string.Create(CultureInfo.InvariantCulture, $"I{number}"), _ => "because");
        var target = new ConformanceTarget { CreateStoreAsync = _ => throw new NotSupportedException(), NotApplicable = reasons };

        FluentActions.Invoking(() => JobStoreConformance.ApplicableTo(target))
            .Should().Throw<ConformanceException>().WithMessage("I3: NotApplicable is exact*");
    }

    [Fact]
    public async Task A_check_that_the_target_cannot_run_says_so()
    {
        await using var target = InMemoryTarget.Create();
        var check = JobStoreConformance.Checks.First(check => check.Needs is ConformanceCapability.SchemaVersion);

        await FluentActions.Awaiting(() => check.RunAsync(target)).Should().ThrowAsync<ConformanceException>().WithMessage("I46*SchemaVersion*");
    }
}
