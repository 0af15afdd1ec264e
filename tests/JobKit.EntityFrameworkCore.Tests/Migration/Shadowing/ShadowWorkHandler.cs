using JobKit.EntityFrameworkCore.Tests.Join;
using JobKit.Migration;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Shadowing;

[ShadowSafe]
internal sealed class ShadowWorkHandler(NoteContext db, ShadowedApp app) : IJobHandler<ShadowWork, string>
{
    public async Task<string> HandleAsync(ShadowWork job, JobContext context, CancellationToken cancellationToken)
    {
        await app.Work(db, context);
        return "done";
    }
}
