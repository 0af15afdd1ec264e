using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace JobKit.AspNetCore;

/// <summary>Lets an owner read and cancel; says nothing of anybody else.</summary>
internal sealed class OwnJobHandler(JobOwner owners) : AuthorizationHandler<OperationAuthorizationRequirement, Job>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OperationAuthorizationRequirement requirement, Job resource)
    {
        if ((requirement == JobOperations.Read || requirement == JobOperations.Cancel)
            && !resource.Hidden && resource.Owner is { } owner && owner == owners.Of(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
