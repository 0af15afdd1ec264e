using System.ComponentModel.DataAnnotations;
using JobKit.Migration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>An endpoint that could not keep its promise stops the app's start.</summary>
public sealed class StartCheckTests
{
    [Fact]
    public async Task Filters_that_would_not_run_for_jobs_stop_the_start_until_somebody_says_that_they_are_legacys()
    {
        (await FluentActions.Awaiting(() => MigratedApp.StartAsync(endpoint: Filtered)).Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("*POST /api/story/create*1 endpoint filters*authorization policy*LeaveFiltersToLegacy*");

        await using var app = await MigratedApp.StartAsync(move => move.LeaveFiltersToLegacy(), endpoint: Filtered);
        (await app.SendAsync()).IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task A_contract_for_another_job_stops_the_start() =>
        (await FluentActions.Awaiting(() => MigratedApp.StartAsync(move => move.Contract(SeedLegacyContracts.Cartoonize))).Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("*\"cartoonize\"*MakeStory*");

    [Fact]
    public async Task A_recorded_answer_that_jobs_would_not_give_stops_the_start() =>
        (await FluentActions.Awaiting(() => MigratedApp.StartAsync(move => move.Contract(contract => contract
                .Result<StoryBook>((_, book) => new { id = book.StorybookId })
                .Sample("""{"title":"fox","pages":1}""", """{"storybookId":"s-1","pages":[]}""", """{"id":"s-2"}"""))))
            .Should().ThrowAsync<InvalidOperationException>()).WithMessage("*Sample 1*s-1*s-2*");

    [Fact]
    public async Task An_app_without_jobs_cannot_migrate_to_them()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        await using var app = builder.Build();
        app.MapPost("/x", () => 1).MigrateToJob<StoryRequest, MakeStory>("x");

        FluentActions.Invoking(() => ((IEndpointRouteBuilder)app).DataSources.Single().Endpoints)
            .Should().Throw<InvalidOperationException>().WithMessage("POST /x*AddBackgroundJobs*AddJobMigration*");
    }

    [Fact]
    public void A_job_is_made_by_the_names_of_its_members()
    {
        var mapping = JobMapping<StoryRequest, MakeStory>.Of(null);

        mapping.Problems.Should().BeEmpty();
        mapping.Map(new("fox", 4, "kids"), new DefaultHttpContext()).Should().Be(new MakeStory("fox", 4, "kids"));
        JobMapping<Loose, Settable>.Of(null).Map(new() { Name = "a", Count = 3 }, new DefaultHttpContext())
            .Should().BeEquivalentTo(new Settable { Name = "a", Count = 3 });
        JobMapping<MakeStory, MakeStory>.Of(null).Problems.Should().BeEmpty();
    }

    [Fact]
    public void What_would_be_lost_or_missing_is_told()
    {
        JobMapping<StoryRequest, Untitled>.Of(null).Problems.Should().SatisfyRespectively(
            it => it.Should().StartWith("Untitled.Pages is a String"),
            it => it.Should().StartWith("Untitled.Needed comes from no member"),
            it => it.Should().StartWith("StoryRequest.Audience has no place in Untitled"),
            it => it.Should().StartWith("StoryRequest.Title has no place in Untitled"));
        JobMapping<StoryRequest, Untitled>.Of((_, _) => new("") { Needed = 1 }).Problems.Should().BeEmpty();
    }

    [Fact]
    public void Rules_hold_at_members_parameters_and_the_class()
    {
        var rules = new RequestRules<StoryRequest>();

        rules.Hold(new("fox", 5)).Should().BeTrue();
        rules.Hold(new("fox", 6)).Should().BeFalse("the rule of the parameter");
        rules.Hold(new(new('x', 101))).Should().BeFalse("the rule of the property");
        new RequestRules<Judging>().Hold(new()).Should().BeFalse("its own judgement");
    }

    private static void Filtered(IEndpointConventionBuilder endpoint) =>
        ((RouteHandlerBuilder)endpoint).AddEndpointFilter((context, next) => next(context));

    private sealed record Untitled(string Pages)
    {
        public required int Needed { get; init; }
    }

    private sealed record Loose
    {
        public string Name { get; init; } = "";

        public int Count { get; init; }
    }

    private sealed record Settable
    {
        public required string Name { get; init; }

        public int? Count { get; init; }
    }

    private sealed record Judging : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [new("never")];
    }
}
