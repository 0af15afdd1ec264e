using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Verify;

public sealed class ChecklistTests
{
    [Fact]
    public void The_checklist_is_the_seed_documents_8_sections_and_32_items() =>
        Checklist.Checks.GroupBy(item => item.Section).Select(section => (section.Key, section.Count())).Should().Equal(
            ("System Health", 4), ("Functionality", 5), ("Performance", 4), ("User Experience", 4),
            ("Monitoring", 4), ("Security", 4), ("Recovery", 4), ("Legacy Support", 3));

    [Fact]
    public async Task The_lists_around_a_deployment_are_added_where_they_are_asked_for()
    {
        await using var scene = new VerificationScene(migration => migration.AddIntegrationChecklist().AddIntegrationChecklist());

        scene.Verification.Checks.Skip(40).GroupBy(check => check.Section).Select(section => (section.Key, section.Count())).Should().Equal(
            ("Manual Testing", 8), ("Pre-Deployment", 5));
        var report = await scene.RunAsync();
        report.ExitCode.Should().Be(0);
        report.Checks.Skip(40).Where(it => it.State == VerificationState.Passed).Select(it => it.Check.Id).Should().Equal(
            "manualCancellation", "manualHealthChecks", "deployMigrations");
    }

    [Fact]
    public void What_the_program_can_measure_it_judges() =>
        Checklist.Checks.Where(check => check.Kind == VerificationKind.Automatic).Select(check => check.Id).Should().Equal(
            "healthEndpoint", "queueDepth", "errorRate", "processingCapacity", "allJobTypes", "averageProcessingTime", "cancellation", "metricsCollected", "compatibilityLayer");

    [Fact]
    public void The_seed_documents_seven_come_first_then_isolation()
    {
        VerificationChecks.OfTheLibrary.Take(8).Select(check => check.Id).Should().Equal(
            "systemHealthy", "jobCreation", "jobProcessing", "queueStatus", "jobStats", "noStuckJobs", "performanceMetrics", "isolation");
        VerificationChecks.OfTheLibrary.Take(8).Should().OnlyContain(check => check.Critical && check.Kind == VerificationKind.Automatic);
        VerificationChecks.OfTheLibrary.Should().HaveCount(40).And.OnlyHaveUniqueItems(check => check.Id);
    }

    [Theory]
    [InlineData("isolation", "There is a check \"isolation\" already. Give this one another id.*")]
    [InlineData("memoryLeaks", "There is a check \"memoryLeaks\" already. Give this one another id.*")]
    [InlineData("no name", "The check's id is \"no name\". It must be 1 to 100 characters of a-z A-Z 0-9 . _ -. Give it a short name.*")]
    public void An_id_is_a_name_of_one_check(string id, string sentence) =>
        FluentActions.Invoking(() => VerificationChecks.Check(new(id, "Section", "Title", true, null), [])).Should().Throw<ArgumentException>().WithMessage(sentence);
}
