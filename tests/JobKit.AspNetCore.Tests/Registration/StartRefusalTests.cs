using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore.Tests;

public sealed class StartRefusalTests
{
    [Fact]
    public async Task Everything_that_is_unsafe_is_told_in_one_message()
    {
        await using var app = JobApp.Build(it =>
        {
            it.SignsIn = false;
            it.IsSafe = false;
            it.Configuration["JobKit:Api:AllowAnonymousInDevelopment"] = "true";
            it.Services = services => services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
            it.Map = web => web.MapBackgroundJobs("/api/jobs", api => api
                .AllowStart<Draw>("drawing").AllowStart<Paint>("drawing").AllowStart<Draw>("health").AllowStart<Draw>("Not\nThis").AllowStart<Drawn>("drawn"));
        });

        var refusal = (await app.Web.Invoking(web => web.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        refusal.Failures.Should().HaveCount(9);
        refusal.Message.Should()
            .Contain("JobKit.Read, JobKit.Operate, JobKit.Emergency")
            .And.Contain("AllowAnonymousInDevelopment is true, and the environment is Production")
            .And.Contain("AddAuthentication")
            .And.Contain("AddAntiforgery")
            .And.Contain("\"drawing\" is given to")
            .And.Contain("\"health\" is one of the API's own words")
            .And.Contain("\"Not This\" must be 1 to 64 characters")
            .And.Contain("AllowStart<Drawn>(\"drawn\")")
            .And.Contain("HostOptions.ShutdownTimeout is 00:00:00");
    }

    [Fact]
    public async Task Wrong_and_unknown_keys_are_told_with_what_is_unsafe()
    {
        await using var app = JobApp.Build(it =>
        {
            it.IsSafe = false;
            it.Configuration["JobKit:Api:Csrf"] = "origin";
            it.Configuration["JobKit:Api:StartPerMinute"] = "10";
            it.Configuration["JobKit:Health:OldestDueDegraded"] = "10";
            it.Configuration["JobKit:Worker:Concurrency"] = "0";
        });

        var refusal = (await app.Web.Invoking(web => web.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        refusal.Failures.Should().HaveCount(4);
        refusal.Message.Should()
            .Contain("JobKit.Read, JobKit.Operate, JobKit.Emergency")
            .And.Contain("JobKit:Api:StartPerMinute is unknown. The nearest key that is known is JobKit:Api:StartsPerMinute.")
            .And.Contain("JobKit:Health:OldestDueDegraded is \"10\". It must be a time span as hh:mm:ss")
            .And.Contain("JobKit:Worker:Concurrency is 0.");
    }

    [Theory]
    [InlineData("JobKit:Api:StartsPerMinute", "many")]
    [InlineData("JobKit:Api:AllowedOrigins", "https://app.example")]
    [InlineData("JobKit:Api:OwnerClaim", "")]
    [InlineData("JobKit:Api:StartStatusCode", "201")]
    [InlineData("JobKit:Api:IdempotencyWindow", "00:00:59")]
    [InlineData("JobKit:Api:StartsPerMinute", "0")]
    [InlineData("JobKit:Api:ReadsPerMinute", "100001")]
    [InlineData("JobKit:Api:AdminWritesPerMinute", "0")]
    [InlineData("JobKit:Api:StreamsPerUser", "0")]
    [InlineData("JobKit:Api:StreamsPerNode", "50001")]
    [InlineData("JobKit:Api:StreamLifetime", "00:00:59")]
    [InlineData("JobKit:Api:ProcessMaxDuration", "00:05:01")]
    [InlineData("JobKit:Api:Csrf", "7")]
    [InlineData("JobKit:Api:AnonymousJobs", "7")]
    [InlineData("JobKit:Api:AllowedOrigins:0", "https://app.example/path")]
    [InlineData("JobKit:Health:QueueDepthDegraded", "0")]
    [InlineData("JobKit:Health:OldestDueDegraded", "8.00:00:00")]
    [InlineData("JobKit:Health:SuccessRateDegraded", "101")]
    public async Task A_value_out_of_range_is_named_with_its_range(string key, string value)
    {
        var start = async () =>
        {
            await using var app = await JobApp.StartAsync(it => it.Configuration[key] = value);
        };

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().ContainSingle()
            .Which.Should().Contain(key.EndsWith(":0", StringComparison.Ordinal) ? key[..^2] : key).And.Contain("must ");
    }

    [Fact]
    public async Task In_development_missing_policies_can_be_open_to_all()
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            it.IsSafe = false;
            it.Environment = "Development";
            it.Configuration["JobKit:Api:AllowAnonymousInDevelopment"] = "true";
            it.Configuration["JobKit:Api:Csrf"] = "origin";
        });

        (await app.ClientOf(null).GetAsync("/api/jobs/process")).IsSuccessStatusCode.Should().BeTrue();
        (await app.ClientOf(null).GetAsync("/api/jobs")).IsSuccessStatusCode.Should().BeFalse("a user's own jobs need a user all the same");
    }

    [Fact]
    public async Task An_app_that_maps_nothing_is_asked_for_nothing()
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            it.IsSafe = false;
            it.SignsIn = false;
            it.Map = _ => { };
        });

        (await app.ClientOf(null).GetAsync("/api/jobs")).StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public void Mapping_without_the_services_says_what_to_call()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        app.Invoking(it => it.MapBackgroundJobs("/api/jobs")).Should().Throw<InvalidOperationException>().WithMessage("*AddBackgroundJobsApi()*");
    }
}
