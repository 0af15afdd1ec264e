using System.Security.Cryptography;
using System.Text;

namespace JobKit.Migration;

/// <summary>Plans as JSON. The schema is <c>docs/plan.schema.json</c>.</summary>
public static class RolloutPlanJson
{
    extension(RolloutPlan plan)
    {
        /// <summary>Reads a plan and checks it. Comments, unknown members and members given twice are refused.</summary>
        /// <exception cref="RolloutPlanException">It is no JSON, or something in it is wrong; all that is, is told.</exception>
        public static RolloutPlan FromJson(string json)
        {
            ArgumentNullException.ThrowIfNull(json);
            var problems = new List<string>();
            var read = PlanReader.Read(json, problems);
            problems.AddRange(read is null ? [] : PlanCheck.Problems(read));
            return read is null || problems.Count > 0 ? throw new RolloutPlanException(problems) : read;
        }

        /// <summary>The plan's one form: all members, defaults too, in one order, without spaces. Equal plans give equal text.</summary>
        public string ToJson() => PlanWriter.Write(plan);

        /// <summary>SHA-256 of <see cref="ToJson"/>, 64 small hexadecimal digits.</summary>
        public string ToHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlanWriter.Write(plan))));

        /// <summary>What is wrong with the plan: a sentence for each value, with its path, the range and the mend; empty when all is well.</summary>
        /// <param name="jobTimeout">The timeout of one attempt of the plan's jobs; null when it is not known. No plan may stop waiting sooner.</param>
        public IReadOnlyList<string> Problems(TimeSpan? jobTimeout = null) => PlanCheck.Problems(plan, jobTimeout);
    }
}
