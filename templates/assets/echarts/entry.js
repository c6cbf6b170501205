// What the report's charts use of Apache ECharts, and nothing else. See README.md.
import { init, use } from 'echarts/core';
import { BarChart, BoxplotChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart, BoxplotChart, LineChart, ScatterChart,
  GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent,
  SVGRenderer,
]);

export { init };
