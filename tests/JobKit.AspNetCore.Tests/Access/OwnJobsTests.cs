using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

public sealed class OwnJobsTests
{
    [Fact]
    public async Task The_apps_own_handlers_can_refuse_an_owner_as_if_the_job_were_not_there()
    {
        await using var app = await JobApp.StartAsync(it => it.Services = services => services.AddSingleton<IAuthorizationHandler, NoCancelling>());
        var ann = app.ClientOf("ann");
        var id = await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" });

        (await ann.GetAsync($"/api/jobs/{id.Id}")).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await ann.PostAsync($"/api/jobs/{id.Id}/cancel", null)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
        (await app.Queue.GetAsync(id))!.Status.Should().Be(JobStatus.Pending);
    }

    [Fact]
    public async Task Nobody_but_its_owner_may_read_a_job()
    {
        await using var app = await JobApp.StartAsync();
        var authorization = app.Services.GetRequiredService<IAuthorizationService>();
        var job = (await app.Queue.GetAsync(await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })))!;

        (await authorization.AuthorizeAsync(User("ann"), job, JobOperations.Read)).Succeeded.Should().BeTrue();
        (await authorization.AuthorizeAsync(User("bob"), job, JobOperations.Read)).Succeeded.Should().BeFalse();
        (await authorization.AuthorizeAsync(new ClaimsPrincipal(), job with { Owner = null }, JobOperations.Read)).Succeeded.Should().BeFalse();
        (await authorization.AuthorizeAsync(User("ann"), job with { Hidden = true }, JobOperations.Read)).Succeeded.Should().BeFalse();
        (await authorization.AuthorizeAsync(User("ann"), job, new OperationAuthorizationRequirement { Name = "Delete" })).Succeeded.Should().BeFalse();
    }

    private static ClaimsPrincipal User(string name) => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, name)], "test"));

    private sealed class NoCancelling : AuthorizationHandler<OperationAuthorizationRequirement, Job>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OperationAuthorizationRequirement requirement, Job resource)
        {
            if (requirement == JobOperations.Cancel)
            {
                context.Fail();
            }

            return Task.CompletedTask;
        }
    }
}
